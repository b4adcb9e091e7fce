using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Registrations;

/// <summary>Answers with their revisions. What belongs together is in one partition and written in one transaction, so no answer is ever half stored.</summary>
public interface IRegistrations
{
    /// <returns>The current answer, or null while there is none.</returns>
    Task<Registration?> FindAsync(InviteeKey key, CancellationToken cancellationToken);

    /// <returns>One revision, or null if it does not exist.</returns>
    Task<Registration?> FindRevisionAsync(InviteeKey key, int revision, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a new revision: the revision, the current answer, the invitee's state and the mails about it that are due, in one transaction, which also takes the
    /// invitee's draft away and, if it is settled, the dispute.
    /// Repeating a write that had been committed is recognised and answered as <see cref="SaveOutcome.Saved"/>.
    /// </summary>
    Task<SaveOutcome> SaveAsync(RegistrationWrite write, CancellationToken cancellationToken);

    /// <summary>Stores a bulletin of the open form with the mail that asks to confirm it. One that is there already stays as it is.</summary>
    /// <returns>What is stored: the given one, or the one that was there.</returns>
    Task<OpenBulletin> AddOpenAsync(OpenBulletin bulletin, SingleMail mail, CancellationToken cancellationToken);

    Task<OpenBulletin?> FindOpenAsync(CampaignId campaign, int bucket, string openId, CancellationToken cancellationToken);

    /// <summary>Notes that a bulletin of the open form was not theirs whose address it names. The first instant stands, and one that was confirmed stays as it is. May run twice.</summary>
    /// <returns>What is stored now; null if there is no such bulletin.</returns>
    Task<OpenBulletin?> RejectOpenAsync(CampaignId campaign, int bucket, string openId, Instant at, CancellationToken cancellationToken);

    /// <summary>All that one bucket holds for reports: its current answers, and its bulletins that may yet be confirmed. At most some thousands.</summary>
    Task<(IReadOnlyList<Registration> Current, IReadOnlyList<OpenBulletin> Unconfirmed)> ReadBucketAsync(CampaignId campaign, int bucket, CancellationToken cancellationToken);
}

/// <summary>One answer to store.</summary>
/// <param name="Registration">Its revision is one more than that of the answer it was decided on.</param>
/// <param name="Mail">The mail to the person who gave it.</param>
/// <param name="NewInvitee">Set when the invitee stands on no list and is stored along.</param>
/// <param name="ConfirmedBulletin">The bulletin of the open form that thereby counts.</param>
public sealed record RegistrationWrite(Registration Registration, SingleMail Mail, ListedInvitee? NewInvitee = null, string? ConfirmedBulletin = null, Instant? ConfirmedAt = null)
{
    /// <summary>Whether a draft lay there when the invitee was read. One that was begun since counts no more either, for the invitee's row says that there is none.</summary>
    public bool HasDraft { get; init; }

    /// <summary>Whether what was said of the answer before (<see cref="Dispute"/>) is settled by this one.</summary>
    public bool EndsDispute { get; init; }

    /// <summary>Whether a draft stays all the same: it is not of whoever gave this answer.</summary>
    public bool KeepsDraft { get; init; }

    /// <summary>The mails to others whom it concerns; of other occasions than <see cref="Mail"/>.</summary>
    public IReadOnlyList<SingleMail> AlsoTold { get; init; } = [];
}

public enum SaveOutcome
{
    Saved,

    /// <summary>Another revision came first; nothing was stored.</summary>
    Conflict,
}
