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

            var written = Write(partition, key, after);
            if (await rows.TryWriteAsync([row is null ? TableRows.Add(written) : TableRows.Replace(written, row.ETag.ToString())], cancellationToken) is not null)
                return taken;

            Vendor.GiveUpAfter(round);
        }
    }

    /// <summary>Addresses contain what a key cannot, and whoever looks at the rows need not read them.</summary>
    private static string Digest(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())).AsSpan(0, 16));

    private static ConfirmationQuota Read(TableEntity? row) => row is null
        ? ConfirmationQuota.None
        : new ConfirmationQuota(LocalDatePattern.Iso.Parse(row.Text(Day)).Value, row.Text(Bulletins).Split(' '));

    private static TableEntity Write(string partition, string key, ConfirmationQuota quota) => new(partition, key)
    {
        [Day] = LocalDatePattern.Iso.Format(quota.Day),
        [Bulletins] = string.Join(' ', quota.Taken),
    };
}
