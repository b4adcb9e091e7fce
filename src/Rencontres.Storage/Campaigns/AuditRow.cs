using System.Globalization;
using Azure.Data.Tables;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Campaigns;

/// <summary>An entry of the audit chain. Besides it, a digest of the record that was written along with it.</summary>
internal static class AuditRow
{
    private const string At = "at";
    private const string Actor = "actor";
    private const string Act = "act";
    private const string Details = "details";
    private const string PreviousHash = "previousHash";
    private const string Hash = "hash";
    private const string Record = "record";

    public static TableEntity Write(CampaignId campaign, AuditEntry entry, string record) => new(RowKeys.Partition(campaign), RowKeys.Audit(entry.Number))
    {
        [At] = entry.Event.At.ToColumn(),
        [Actor] = entry.Event.Actor,
        [Act] = entry.Event.Act,
        [Details] = entry.Event.Details,
        [PreviousHash] = entry.PreviousHash,
        [Hash] = entry.Hash,
        [Record] = record,
    };

    public static AuditEntry Read(TableEntity row)
    {
        var at = row.When(At) ?? throw new FormatException($"{row.RowKey} has no instant.");
        var told = new AuditEvent(at, row.Text(Actor), row.Text(Act), row.Text(Details));
        var number = int.Parse(row.RowKey.AsSpan(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return new AuditEntry(number, told, row.Text(PreviousHash), row.Text(Hash));
    }

    public static bool IsSameWrite(TableEntity one, TableEntity other) => one.Text(Hash) == other.Text(Hash) && one.Text(Record) == other.Text(Record);
}
