using System.Runtime.CompilerServices;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;

namespace Rencontres.Testing.Memory;

public sealed class MemoryCampaigns : ICampaigns
{
    private readonly Dictionary<CampaignId, (Campaign Campaign, List<AuditEntry> Audit)> records = [];

    public Task<StoredCampaign?> FindAsync(CampaignId id, CancellationToken cancellationToken) =>
        Task.FromResult(records.TryGetValue(id, out var record) ? new StoredCampaign(record.Campaign, $"{record.Audit.Count}") : null);

    public IAsyncEnumerable<CampaignId> ListAsync(CancellationToken cancellationToken) => records.Keys.ToAsyncEnumerable();

    public Task<bool> CreateAsync(Campaign campaign, AuditEvent told, CancellationToken cancellationToken)
    {
        var added = records.TryAdd(campaign.Id, (campaign, []));
        if (added)
            Tell(campaign.Id, told);

        return Task.FromResult(added);
    }

    public Task<bool> TryUpdateAsync(StoredCampaign before, Campaign after, AuditEvent told, CancellationToken cancellationToken)
    {
        var audit = records[after.Id].Audit;
        if (before.Version != $"{audit.Count}")
            return Task.FromResult(false);

        records[after.Id] = (after, audit);
        Tell(after.Id, told);
        return Task.FromResult(true);
    }

    public async IAsyncEnumerable<AuditEntry> ReadAuditAsync(CampaignId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in records[id].Audit)
            yield return entry;
    }

    /// <summary>Changes what the chain says behind its back.</summary>
    public void Falsify(CampaignId id) => records[id].Audit[0] = records[id].Audit[0] with { Event = records[id].Audit[0].Event with { Details = "nothing" } };

    private void Tell(CampaignId id, AuditEvent told)
    {
        var audit = records[id].Audit;
        audit.Add(AuditEntry.After(audit.Count, audit.Count == 0 ? "" : audit[^1].Hash, told));
    }
}
