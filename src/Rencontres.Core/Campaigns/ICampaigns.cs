using Rencontres.Core.Audit;

namespace Rencontres.Core.Campaigns;

/// <summary>A campaign's record with the version it was read at.</summary>
/// <param name="Version">Opaque; changes with every write.</param>
public sealed record StoredCampaign(Campaign Campaign, string Version);

/// <summary>The records of campaigns. Every change is written with the entry of the audit chain that tells it, in one transaction.</summary>
public interface ICampaigns
{
    Task<StoredCampaign?> FindAsync(CampaignId id, CancellationToken cancellationToken);

    IAsyncEnumerable<CampaignId> ListAsync(CancellationToken cancellationToken);

    /// <returns>False if a campaign of that id exists; it stays as it is.</returns>
    Task<bool> CreateAsync(Campaign campaign, AuditEvent told, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the record if it is still at the version it was read at. Repeating a write that had been committed is recognised and answered as done.
    /// </summary>
    /// <param name="told">What the audit chain says of it.</param>
    /// <returns>False if somebody else changed the record first; nothing was written.</returns>
    Task<bool> TryUpdateAsync(StoredCampaign before, Campaign after, AuditEvent told, CancellationToken cancellationToken);

    /// <summary>The audit chain from its first entry.</summary>
    IAsyncEnumerable<AuditEntry> ReadAuditAsync(CampaignId id, CancellationToken cancellationToken);
}
