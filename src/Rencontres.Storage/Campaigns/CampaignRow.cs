using System.Security.Cryptography;
using Azure.Data.Tables;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Campaigns;

/// <summary>The record of a campaign: its definition and its state as JSON, and the end of its audit chain.</summary>
internal static class CampaignRow
{
    private const string Definition = "definition";
    private const string State = "state";
    private const string Buckets = "buckets";

    public static TableEntity Write(Campaign campaign, AuditEntry entry)
    {
        var row = new TableEntity(RowKeys.Partition(campaign.Id), RowKeys.Campaign)
        {
            [Buckets] = campaign.Buckets,
            [CampaignVersion.NumberColumn] = entry.Number,
            [CampaignVersion.HashColumn] = entry.Hash,
        };
        row.SetJson(Definition, campaign.Definition);
        row.SetJson(State, CampaignRecord.Of(campaign));
        return row;
    }

    public static Campaign Read(TableEntity row)
    {
        var campaign = new Campaign(row.Json<CampaignDefinition>(Definition), row.GetInt32(Buckets) ?? 1);
        return row.Json<CampaignRecord>(State).ApplyTo(campaign);
    }

    /// <summary>Of all that the row says of the campaign, to know a repetition of the same write by.</summary>
    public static string Digest(TableEntity row) => Convert.ToHexStringLower(SHA256.HashData([.. row.Json(Definition), .. row.Json(State)]));
}
