using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Invitees;

/// <summary>The invitees of a campaign. Each call touches one partition only. Transient failures are retried inside; what then fails is thrown as <see cref="StorageUnavailableException"/>.</summary>
public interface IInvitees
{
    Task<Invitee?> FindAsync(InviteeKey key, CancellationToken cancellationToken);

    /// <summary>Those of them that there are, in the order of their ids.</summary>
    /// <param name="ids">At most some hundreds.</param>
    Task<IReadOnlyList<Invitee>> FindAllAsync(CampaignId campaign, int bucket, IReadOnlyCollection<InviteeId> ids, CancellationToken cancellationToken);

    /// <summary>Streams the invitees of one bucket in the order of their ids; of one slot only, if given.</summary>
    IAsyncEnumerable<Invitee> ScanAsync(CampaignId campaign, int bucket, Slot? slot, CancellationToken cancellationToken);

    /// <summary>Streams the names of those of a bucket, those who came by themselves too, and reads nothing else of them.</summary>
    IAsyncEnumerable<InviteeName> NamesAsync(CampaignId campaign, int bucket, CancellationToken cancellationToken);

    /// <summary>
    /// Adds invitees or replaces what the list says of them, and nothing else about them; what is <see cref="ListedInvitee.Untold"/> is not written, so
    /// of one who is not there nothing may be. At most 100, all of one bucket, in one transaction: all or none. May run twice.
    /// </summary>
    /// <param name="reinvite">Those whose address was corrected after it had failed: their bounce and the states of their failed mails are cleared, so that the invitation goes out anew.</param>
    Task PutAsync(CampaignId campaign, int bucket, IReadOnlyList<ListedInvitee> invitees, IReadOnlySet<InviteeId> reinvite, CancellationToken cancellationToken);

    /// <summary>Notes that something happened to an invitee. The first instant stands: a repetition changes nothing.</summary>
    /// <returns>False if there is no such invitee.</returns>
    Task<bool> NoteAsync(InviteeKey key, InviteeStep step, Instant at, CancellationToken cancellationToken);

    /// <summary>Notes that an answer was not theirs whose address it names. Of one address the first instant stands; another address takes its place. May run twice.</summary>
    /// <returns>What is noted now; null if there is no such invitee.</returns>
    Task<Dispute?> DisputeAsync(InviteeKey key, Dispute dispute, CancellationToken cancellationToken);

    /// <summary>Grants one invitee a later cutoff.</summary>
    /// <returns>False if there is no such invitee.</returns>
    Task<bool> ExtendAsync(InviteeKey key, Instant until, CancellationToken cancellationToken);
}

public enum InviteeStep
{
    Opened,
    Bounced,
    Unsubscribed,
}
