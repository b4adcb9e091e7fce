using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>What a mail to one person is about.</summary>
public enum SingleMailKind
{
    /// <summary>The link that confirms an open bulletin.</summary>
    Confirm,

    Confirmation,
    Changed,
    Withdrawn,
    Declined,

    /// <summary>To the contact of an answer: somebody else has added to it, or replaced it.</summary>
    AnsweredAgain,

    /// <summary>To an invitee's address on the list: somebody has filled in the open bulletin for it.</summary>
    Recognised,

    /// <summary>The final report, to an organiser.</summary>
    Report,

    /// <summary>What an organiser must know, as <see cref="NoticeKind"/> says.</summary>
    Notice,
}

/// <summary>Where the row of a mail to one person lies.</summary>
/// <param name="Bucket">The bucket of the invitee; null for a mail to an organiser, which lies with the campaign itself.</param>
/// <param name="Subject">The invitee's id, the open bulletin's, or the organiser's number.</param>
/// <param name="Occasion">Kind and revision (or cutoff): a person is mailed at most once for it.</param>
public sealed record SingleMailKey(CampaignId Campaign, int? Bucket, string Subject, string Occasion);

/// <summary>A mail to one person, outside the waves.</summary>
/// <param name="Reference">What it is about: the revision, the open bulletin's id (<see cref="SingleMailKind.Confirm"/>, <see cref="SingleMailKind.Recognised"/>), the cutoff of a report, or what a notice says.</param>
/// <param name="DueAt">When it may go; edits wait a little for further ones.</param>
public sealed record SingleMail(SingleMailKey Key, SingleMailKind Kind, string To, Language Language, string Reference, Instant DueAt)
{
    public MailState State { get; init; } = MailState.Due;

    public string Attempt { get; init; } = "";

    public Instant? LeaseUntil { get; init; }

    /// <summary>For one of unknown fate: when to judge it anew; null: never again.</summary>
    public Instant? LookAgainAt { get; init; }

    /// <inheritdoc cref="WaveMail.ToldAt"/>
    public Instant? ToldAt { get; init; }

    /// <inheritdoc cref="WaveMail.Earlier"/>
    public TakenAttempt? Earlier { get; init; }

    /// <summary>How often it was put back, so that the next try waits longer.</summary>
    public int Tries { get; init; }

    public string? Detail { get; init; }

    /// <summary>Opaque; a claim is conditional on it.</summary>
    public string Version { get; init; } = "";

    public bool IsDoubled => Status.IsDoubled;

    public bool MayHaveArrived => Status.MayHaveArrived;

    /// <inheritdoc cref="WaveMail.IsLeftBehind"/>
    public bool IsLeftBehind(Instant now) => Status.IsLeftBehind(now);

    private WaveMail Status => new(State, DueAt, Attempt, LeaseUntil, Detail) { ToldAt = ToldAt, Earlier = Earlier };

    /// <inheritdoc cref="WaveMail.After"/>
    public SingleMail? After(MailTrigger trigger, string attempt, Instant at, string? detail = null) => Status.After(trigger, attempt, at, detail) is { } next
        ? this with
        {
            State = next.State,
            Attempt = next.Attempt,
            LeaseUntil = next.LeaseUntil,
            LookAgainAt = null,
            Detail = next.Detail,
            ToldAt = next.ToldAt,
            Earlier = next.Earlier,
        }
        : null;
}
