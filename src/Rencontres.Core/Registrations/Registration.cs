using NodaTime;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>How a bulletin came.</summary>
public enum RegistrationSource
{
    PersonalLink,
    OpenForm,

    /// <summary>By mail or telephone, typed in by an organiser.</summary>
    Organiser,
}

/// <summary>The current answer of an invitee, or one of its revisions.</summary>
/// <param name="Revision">Counts from 1.</param>
/// <param name="Status">Attending, declined or withdrawn; never silent.</param>
/// <param name="ReceivedAt">When it arrived, which is what counts; for one typed in, when the organisers got it.</param>
public sealed record Registration(
    InviteeKey Key,
    int Revision,
    AnswerStatus Status,
    Answer Answer,
    Instant ReceivedAt,
    Receipt Receipt,
    RegistrationSource Source);

/// <summary>A bulletin that came by the open form and counts for nothing until the link in a mail is followed.</summary>
/// <param name="OpenId">Derived from the request, so that the same one sent twice is one.</param>
/// <param name="Key">The invitee it will be the answer of.</param>
public sealed record OpenBulletin(string OpenId, InviteeKey Key, Answer Answer, Instant ReceivedAt, Receipt Receipt, Instant? ConfirmedAt)
{
    /// <summary>How long the link in the mail may be followed.</summary>
    public static readonly Duration Validity = Duration.FromDays(7);

    /// <summary>When who has the mailbox said that it was not theirs; from then on it cannot be confirmed.</summary>
    public Instant? RejectedAt { get; init; }

    public Instant ValidUntil => ReceivedAt + Validity;
}
