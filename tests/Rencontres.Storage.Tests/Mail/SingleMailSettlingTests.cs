using NodaTime;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Mail;

public sealed class SingleMailSettlingTests(AzuriteFixture azurite)
{
    private static readonly Instant Soon = Noon + Duration.FromMinutes(5);
    private static readonly Instant Lease = Noon + Duration.FromMinutes(10);

    [Theory]
    [InlineData(MailState.Accepted)]
    [InlineData(MailState.Unknown)]
    [InlineData(MailState.Refused)]
    [InlineData(MailState.Superseded)]
    public async Task A_settled_mail_is_never_due_again(MailState state)
    {
        var (store, claimed) = await ClaimedAsync();

        await store.SingleMails.SettleAsync(claimed, state, "because", null, Cancellation);

        Assert.Null(await store.SingleMails.NextDueAsync(TheCampaign, 0, Cancellation));
        var row = await store.Table.GetEntityAsync<Azure.Data.Tables.TableEntity>(
            "rencontres-2024|0", "m|54395|confirmation-1", cancellationToken: Cancellation);
        Assert.Equal((state.ToString(), "because"), (row.Value.GetString("state"), row.Value.GetString("detail")));
    }

    [Fact]
    public async Task A_mail_that_is_put_back_is_due_at_the_given_instant_and_counts_its_tries()
    {
        var (store, claimed) = await ClaimedAsync();

        await store.SingleMails.SettleAsync(claimed, MailState.Due, "429", Soon, Cancellation);

        Assert.Empty(await DueAsync(store, Soon - Duration.FromTicks(1)));
        var again = Assert.Single(await DueAsync(store, Lease));
        Assert.Equal((MailState.Due, 1, null, Soon), (again.State, again.Tries, again.LeaseUntil, again.DueAt));
        Assert.NotNull(await store.SingleMails.TryClaimAsync(again, "attempt-2", Lease, Cancellation));
    }

    [Fact]
    public async Task What_another_attempt_holds_is_not_settled()
    {
        var (store, first) = await ClaimedAsync();
        await store.SingleMails.SettleAsync(first, MailState.Due, null, Soon, Cancellation);
        var second = await store.SingleMails.TryClaimAsync(Assert.Single(await DueAsync(store, Soon)), "attempt-2", Lease, Cancellation);

        await store.SingleMails.SettleAsync(first, MailState.Accepted, "late", null, Cancellation);

        Assert.Equal(second, Assert.Single(await DueAsync(store, Lease)));
    }

    [Fact]
    public async Task A_settlement_may_run_twice_and_lose_its_acknowledgement()
    {
        var (store, claimed) = await ClaimedAsync();

        store.Wire.LoseNextReply();
        await store.SingleMails.SettleAsync(claimed, MailState.Due, null, Soon, Cancellation);
        await store.SingleMails.SettleAsync(claimed, MailState.Due, null, Soon, Cancellation);

        Assert.Equal(1, Assert.Single(await DueAsync(store, Soon)).Tries);
    }

    private static ValueTask<List<SingleMail>> DueAsync(Store store, Instant now) =>
        store.SingleMails.DueAsync(TheCampaign, 0, now, Cancellation).ToListAsync(Cancellation);

    private async Task<(Store Store, SingleMail Claimed)> ClaimedAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.SingleMails.AddAsync(DueMail(), Cancellation);
        var mail = Assert.Single(await DueAsync(store, Noon));
        return (store, (await store.SingleMails.TryClaimAsync(mail, "attempt-1", Lease, Cancellation))!);
    }
}
