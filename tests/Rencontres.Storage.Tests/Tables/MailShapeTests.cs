using Azure.Data.Tables;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Tables;

/// <summary>As <see cref="StoredShapeTests"/>: what is stored of events and of the mail service as a whole.</summary>
public sealed class MailShapeTests(AzuriteFixture azurite)
{
    /// <summary>What events told stands beside the mail, so that rows written before there were events are read as they are.</summary>
    [Theory]
    [InlineData(null, false, false)]
    [InlineData("", false, false)]
    [InlineData("2023-08-20T12:00:00Z||", true, false)]
    [InlineData("2023-08-20T12:00:00Z|attempt-0|2023-08-20T12:00:00Z", true, true)]
    [InlineData("|attempt-0|2023-08-20T12:00:00Z", false, true)]
    public async Task What_events_told_is_read_from_a_column_of_its_own(string? column, bool told, bool earlier)
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        var row = new TableEntity("rencontres-2024|0", "i|54395") { ["w_reminder_1"] = "Delivered|2023-08-20T12:00:00Z|attempt-1||250 OK" };
        if (column is not null)
            row["e_reminder_1"] = column;

        await store.Table.UpsertEntityAsync(row, cancellationToken: Cancellation);

        var expected = new WaveMail(MailState.Delivered, Noon, "attempt-1", null, "250 OK")
        {
            ToldAt = told ? Noon : null,
            Earlier = earlier ? new TakenAttempt("attempt-0", Noon) : null,
        };
        Assert.Equal(expected, (await store.Invitees.FindAsync(Key(), Cancellation))!.Mails[Wave.Reminder(1)]);
    }

    [Fact]
    public async Task What_events_told_is_written_to_a_column_of_its_own()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        var wave = Wave.Reminder(1);
        await store.WaveMails.ClaimAsync(new(wave, Paris), [(await store.Invitees.FindAsync(Key(), Cancellation))!], Claim(), Cancellation);

        foreach (var (trigger, attempt) in new[] { (MailTrigger.ToldDelivered, "attempt-1"), (MailTrigger.ToldProcessed, "attempt-0") })
        {
            var invitee = (await store.Invitees.FindAsync(Key(), Cancellation))!;
            await store.WaveMails.ChangeAsync(wave, [invitee], each => each.After(wave, trigger, attempt, Noon, "250 OK"), Cancellation);
        }

        var row = (await store.Table.GetEntityAsync<TableEntity>("rencontres-2024|0", "i|54395", cancellationToken: Cancellation)).Value;
        Assert.Equal("Delivered|2023-08-20T12:00:00Z|attempt-1||250 OK", row.GetString("w_reminder_1"));
        Assert.Equal("2023-08-20T12:00:00Z|attempt-0|2023-08-20T12:00:00Z", row.GetString("e_reminder_1"));
    }

    [Fact]
    public async Task What_is_known_of_the_mail_service_as_a_whole_is_written_in_this_shape()
    {
        var store = await Store.NewAsync(azurite);
        await store.Webhook.ChangeAsync(_ => new WebhookWatch(Noon, null, Noon, null), Cancellation);
        await store.Allowance.TakeAsync(new MailLimits(60, 1000), 1, 0, Noon, Cancellation);

        var webhook = (await store.Table.GetEntityAsync<TableEntity>("|mail", "webhook", cancellationToken: Cancellation)).Value;
        var allowance = (await store.Table.GetEntityAsync<TableEntity>("|mail", "allowance", cancellationToken: Cancellation)).Value;

        Assert.Equal("lookedAt=2023-08-20T12:00:00Z outageUntil= refusedAt= takenAt=2023-08-20T12:00:00Z", Columns(webhook));
        Assert.Equal("day=2023-08-20 freeAt=2023-08-20T12:00:01Z taken=1", Columns(allowance));
    }

    private static string Columns(TableEntity row) => string.Join(
        ' ',
        row.Where(column => !column.Key.StartsWith("odata", StringComparison.Ordinal) && column.Key is not ("PartitionKey" or "RowKey" or "Timestamp"))
            .Select(column => $"{column.Key}={column.Value}").Order(StringComparer.Ordinal));
}
