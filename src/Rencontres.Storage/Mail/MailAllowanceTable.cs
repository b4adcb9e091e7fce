using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

internal sealed class MailAllowanceTable(TableRows rows) : IMailAllowance
{
    public async Task<AllowanceTurn> TakeAsync(MailLimits limits, int wanted, int leaving, Instant now, CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            var row = await rows.FindAsync(RowKeys.MailPartition, RowKeys.Allowance, cancellationToken);
            var before = Read(row);
            var (after, turn) = before.Take(limits, wanted, leaving, now);
            if (after == before)
                return turn;

            var written = Write(after);
            if (await rows.TryWriteAsync([row is null ? TableRows.Add(written) : TableRows.Replace(written, row.ETag.ToString())], cancellationToken) is not null)
                return turn;

            Vendor.GiveUpAfter(round);
        }
    }

    private static MailAllowance Read(TableEntity? row) => row is null
        ? MailAllowance.None
        : new MailAllowance(LocalDatePattern.Iso.Parse(row.Text("day")).Value, row.GetInt32("taken") ?? 0, row.When("freeAt") ?? Instant.MinValue);

    private static TableEntity Write(MailAllowance allowance) => new(RowKeys.MailPartition, RowKeys.Allowance)
    {
        ["day"] = LocalDatePattern.Iso.Format(allowance.Day),
        ["taken"] = allowance.Taken,
        ["freeAt"] = allowance.FreeAt == Instant.MinValue ? "" : allowance.FreeAt.ToColumn(),
    };
}
