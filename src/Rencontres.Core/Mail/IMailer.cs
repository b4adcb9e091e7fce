using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Mail;

/// <summary>
/// Renders mails and hands them to the mail service, one request each call. Never tries again by itself. Every end is an outcome, also a cancellation: before
/// anything is posted it is <see cref="SendOutcome.TryLater"/>, and what is being posted is not cancelled, since its end would then be unknown. Looks at the
/// lease of the claim until the last byte is out: a sender that was held up past it posts nothing.
/// </summary>
public interface IMailer
{
    /// <summary>The largest number of mails in one request.</summary>
    const int MaximumBatch = 100;

    /// <summary>Sends one wave's mail to many.</summary>
    Task<SendOutcome> SendAsync(WaveBatch batch, CancellationToken cancellationToken);

    /// <summary>Sends a mail to one person.</summary>
    Task<SendOutcome> SendAsync(SingleMail mail, SingleMailContent content, Campaign campaign, CancellationToken cancellationToken);
}

/// <summary>At most <see cref="IMailer.MaximumBatch"/> mails of one wave, slot, bucket, language and template variant; no address twice.</summary>
/// <param name="Attempt">Goes along in each mail's custom arguments, so that the service's events find it.</param>
/// <param name="At">When it is sent, for what the mail says of the time left.</param>
/// <param name="LeaseUntil">From then on it must not be posted any more: others may judge its claim.</param>
public sealed record WaveBatch(
    Campaign Campaign, WaveSlot WaveSlot, string Template, Language Language, string Attempt, Instant At, Instant LeaseUntil, IReadOnlyList<Invitee> Invitees)
{
    /// <summary>Whose copies it is written with (<see cref="WaveWording"/>); null: with the templates as they stand.</summary>
    public int? Round { get; init; }
}

/// <summary>What a mail to one person tells. A closed set.</summary>
public abstract record SingleMailContent
{
    private SingleMailContent()
    {
    }

    /// <summary>An answer: confirmed, changed, withdrawn or declined.</summary>
    /// <param name="OpenId">The open bulletin that the reader came by; empty for one who has the personal link.</param>
    public sealed record AboutRegistration(Invitee Invitee, Registration Registration, string OpenId = "") : SingleMailContent
    {
        /// <summary>The name of the contact to whose answer the reader has added; empty for a contact.</summary>
        public string AddedTo { get; init; } = "";
    }

    /// <summary>A bulletin of the open form that is to be confirmed.</summary>
    public sealed record AboutOpenBulletin(OpenBulletin Bulletin) : SingleMailContent;

    /// <summary>Somebody else's answer, to the contact of the one before.</summary>
    /// <param name="Registration">The revision it made, without other people's addresses.</param>
    /// <param name="OpenId">The open bulletin that the reader came by; empty for one who has the personal link.</param>
    public sealed record AboutSecondAnswer(Invitee Invitee, Registration Registration, string OpenId) : SingleMailContent;

    /// <summary>A bulletin of the open form for an organisation that was invited, to its address on the list.</summary>
    public sealed record AboutRecognised(Invitee Invitee, OpenBulletin Bulletin) : SingleMailContent;

    /// <summary>How sending goes.</summary>
    /// <param name="Unknown">How many mails of waves are of unknown fate.</param>
    public sealed record AboutNotice(NoticeKind Kind, Instant Since, int Unknown) : SingleMailContent;

    /// <summary>An answer that was not theirs whose address it names, told to an organiser.</summary>
    /// <param name="Since">When it was first said.</param>
    public sealed record AboutDispute(Registration Registration, Instant Since) : SingleMailContent;

    /// <summary>The final report with its files.</summary>
    public sealed record AboutReport(Reports.ReportTotals Totals, Instant AsOf, IReadOnlyList<AttachedFile> Files) : SingleMailContent;
}

public sealed record AttachedFile(string Name, string ContentType, byte[] Content);
