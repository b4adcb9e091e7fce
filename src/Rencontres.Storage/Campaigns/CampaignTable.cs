using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Campaigns;

internal sealed class CampaignTable(TableRows rows) : ICampaigns
{
    public async Task<StoredCampaign?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(RowKeys.Partition(id), RowKeys.Campaign, cancellationToken);
        return row is null ? null : new StoredCampaign(CampaignRow.Read(row), CampaignVersion.Of(row).ToString());
    }

    /// <summary>The list is written before the record, so it may name a campaign whose creation was cut off; that one is left out.</summary>
    public async IAsyncEnumerable<CampaignId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.ReadAsync(new RowRange(RowKeys.CampaignsPartition, "0", "~"), cancellationToken))
        {
            var id = CampaignId.Parse(row.RowKey);
            if (await rows.FindAsync(RowKeys.Partition(id), RowKeys.Campaign, cancellationToken) is not null)
                yield return id;
        }
    }

    public async Task<bool> CreateAsync(Campaign campaign, AuditEvent told, CancellationToken cancellationToken)
    {
        await rows.TryWriteAsync([TableRows.AddOrMerge(new TableEntity(RowKeys.CampaignsPartition, campaign.Id.Value))], cancellationToken);
        var entry = AuditEntry.After(0, "", told);
        return await TryWriteAsync(campaign, entry, TableRows.Add, cancellationToken);
    }

    public Task<bool> TryUpdateAsync(StoredCampaign before, Campaign after, AuditEvent told, CancellationToken cancellationToken)
    {
        var version = CampaignVersion.Parse(before.Version);
        var entry = AuditEntry.After(version.AuditNumber, version.AuditHash, told);
        return TryWriteAsync(after, entry, row => TableRows.Replace(row, version.ETag), cancellationToken);
    }

    public async IAsyncEnumerable<AuditEntry> ReadAuditAsync(CampaignId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.ReadAsync(RowKeys.AllOf(RowKeys.Partition(id), "audit"), cancellationToken))
        {
            yield return AuditRow.Read(row);
        }
    }

    private async Task<bool> TryWriteAsync(
        Campaign campaign, AuditEntry entry, Func<TableEntity, TableTransactionAction> write, CancellationToken cancellationToken)
    {
        var row = CampaignRow.Write(campaign, entry);
        var audit = AuditRow.Write(campaign.Id, entry, CampaignRow.Digest(row));
        if (await rows.TryWriteAsync([write(row), TableRows.Add(audit)], cancellationToken) is not null)
            return true;

        // Not the record itself: somebody may have changed that since our write was committed. Its entry stays.
        var written = await rows.FindAsync(audit.PartitionKey, audit.RowKey, cancellationToken);
        return written is not null && AuditRow.IsSameWrite(written, audit);
    }
}
