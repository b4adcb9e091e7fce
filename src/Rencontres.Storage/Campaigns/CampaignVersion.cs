using System.Globalization;
using Azure.Data.Tables;

namespace Rencontres.Storage.Campaigns;

/// <summary>What a version of the record tells: the row's ETag and the end of the audit chain, so that an update needs no read of its own.</summary>
internal sealed record CampaignVersion(string ETag, int AuditNumber, string AuditHash)
{
    public const string NumberColumn = "auditNumber";
    public const string HashColumn = "auditHash";

    public static CampaignVersion Of(TableEntity row) => new(row.ETag.ToString(), row.GetInt32(NumberColumn) ?? 0, row.GetString(HashColumn) ?? "");

    public static CampaignVersion Parse(string text)
    {
        var parts = text.Split('|');
        return new CampaignVersion(parts[2], int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AuditNumber}|{AuditHash}|{ETag}");
}
