using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Registrations;

internal sealed class ConfirmationQuotaTable(TableRows rows) : IConfirmationQuota
{
    private const string Day = "day";
    private const string Bulletins = "bulletins";

    public async Task<bool> TakeAsync(CampaignId campaign, string address, string openId, LocalDate day, CancellationToken cancellationToken)
    {
        var (partition, key) = (RowKeys.Confirmations(campaign), Digest(address));
        for (var round = 0; ; round++)
        {
            var row = await rows.FindAsync(partition, key, cancellationToken);
            var before = Read(row);
            var (after, taken) = before.Take(openId, day);
            if (ReferenceEquals(after, before))
                return taken;

            if (await TryWriteAsync(row, Write(partition, key, after), cancellationToken))
                return taken;

            Vendor.GiveUpAfter(round);
        }
    }

    public async Task GiveBackAsync(CampaignId campaign, string address, string openId, CancellationToken cancellationToken)
    {
        var (partition, key) = (RowKeys.Confirmations(campaign), Digest(address));
        for (var round = 0; await rows.FindAsync(partition, key, cancellationToken) is { } row; round++)
        {
            var before = Read(row);
            var after = before.GiveBack(openId);
            if (ReferenceEquals(after, before) || await TryWriteAsync(row, Write(partition, key, after), cancellationToken))
                return;

            Vendor.GiveUpAfter(round);
        }
    }

    private async Task<bool> TryWriteAsync(TableEntity? row, TableEntity written, CancellationToken cancellationToken) =>
        await rows.TryWriteAsync([row is null ? TableRows.Add(written) : TableRows.Replace(written, row.ETag.ToString())], cancellationToken) is not null;

    /// <summary>Addresses contain what a key cannot, and whoever looks at the rows need not read them.</summary>
    private static string Digest(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())).AsSpan(0, 16));

    private static ConfirmationQuota Read(TableEntity? row) => row is null
        ? ConfirmationQuota.None
        : new ConfirmationQuota(LocalDatePattern.Iso.Parse(row.Text(Day)).Value, row.Text(Bulletins).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static TableEntity Write(string partition, string key, ConfirmationQuota quota) => new(partition, key)
    {
        [Day] = LocalDatePattern.Iso.Format(quota.Day),
        [Bulletins] = string.Join(' ', quota.Taken),
    };
}
