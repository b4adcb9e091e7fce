using Azure.Data.Tables;
using Rencontres.Core.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

internal sealed class WebhookWatchTable(TableRows rows) : IWebhookWatch
{
    public async Task<WebhookWatch> ChangeAsync(Func<WebhookWatch, WebhookWatch> change, CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            var row = await rows.FindAsync(RowKeys.MailPartition, RowKeys.Webhook, cancellationToken);
            var before = Read(row);
            var after = change(before);
            if (after == before)
                return before;

            var written = Write(after);
            if (await rows.TryWriteAsync([row is null ? TableRows.Add(written) : TableRows.Replace(written, row.ETag.ToString())], cancellationToken) is not null)
                return after;

            Vendor.GiveUpAfter(round);
        }
    }

    private static WebhookWatch Read(TableEntity? row) => row is null
        ? WebhookWatch.None
        : new WebhookWatch(row.When("lookedAt"), row.When("outageUntil"), row.When("takenAt"), row.When("refusedAt"));

    private static TableEntity Write(WebhookWatch watch) => new(RowKeys.MailPartition, RowKeys.Webhook)
    {
        ["lookedAt"] = watch.LookedAt.ToColumn(),
        ["outageUntil"] = watch.OutageUntil.ToColumn(),
        ["takenAt"] = watch.TakenAt.ToColumn(),
        ["refusedAt"] = watch.RefusedAt.ToColumn(),
    };
}
