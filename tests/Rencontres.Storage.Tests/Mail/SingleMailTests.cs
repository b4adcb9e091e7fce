using NodaTime;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Mail;

public sealed class SingleMailTests(AzuriteFixture azurite)
{
    private static readonly Instant Soon = Noon + Duration.FromMinutes(5);
    private static readonly Instant Lease = Noon + Duration.FromMinutes(10);

    [Fact]
    public async Task A_mail_comes_back_as_it_was_added()
    {
        var store = await StoreWithAsync(DueMail());

        var mail = Assert.Single(await DueAsync(store, Noon));

        Assert.Equal(DueMail() with { Version = mail.Version }, mail);
    }

    [Fact]
    public async Task The_same_person_is_mailed_once_for_the_same_occasion()
    {
        var store = await StoreWithAsync(DueMail());

        await store.SingleMails.AddAsync(DueMail(due: Soon) with { To = "other@nancy.example" }, Cancellation);

        Assert.Equal("camille@nancy.example", Assert.Single(await DueAsync(store, Soon)).To);
    }

    [Fact]
    public async Task Due_mails_are_found_by_one_short_range_oldest_first()
    {
        var store = await StoreWithAsync(DueMail("B", due: Soon), DueMail("C", due: Noon), DueMail("A", due: Soon + Duration.FromTicks(1)));
        store.Wire.Forget();

        var due = await DueAsync(store, Soon);

        Assert.Equal(["C", "B"], due.Select(mail => mail.Key.Subject));
        Assert.Equal(["GET range", "GET row", "GET row"], store.Wire.Requests);
    }

    [Fact]
    public async Task The_next_due_instant_is_known_without_reading_mails()
    {
        var store = await StoreWithAsync(DueMail("A", due: Soon), DueMail("B", due: Noon));
        store.Wire.Forget();

        Assert.Equal(Noon, await store.SingleMails.NextDueAsync(TheCampaign, 0, Cancellation));
        Assert.Null(await store.SingleMails.NextDueAsync(TheCampaign, 1, Cancellation));
        Assert.Equal(["GET range", "GET range"], store.Wire.Requests);
    }

    [Fact]
    public async Task Mails_to_organisers_lie_with_the_campaign_itself()
    {
        var store = await StoreWithAsync(DueMail("organiser-1", "report-1", bucket: null));

        var mail = Assert.Single(await store.SingleMails.DueAsync(TheCampaign, null, Noon, Cancellation).ToListAsync(Cancellation));

        Assert.Null(mail.Key.Bucket);
        Assert.Empty(await DueAsync(store, Noon));
    }

    [Fact]
    public async Task Of_two_senders_one_claims()
    {
        var store = await StoreWithAsync(DueMail());
        var mail = Assert.Single(await DueAsync(store, Noon));

        var claims = await Task.WhenAll(
            store.SingleMails.TryClaimAsync(mail, "first", Lease, Cancellation), store.SingleMails.TryClaimAsync(mail, "second", Lease, Cancellation));

        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task A_claimed_mail_is_due_again_when_its_lease_ends()
    {
        var (store, _) = await ClaimedAsync();

        Assert.Empty(await DueAsync(store, Lease - Duration.FromTicks(1)));
        var leftBehind = Assert.Single(await DueAsync(store, Lease));
        Assert.Equal((MailState.Claimed, "attempt-1", Lease), (leftBehind.State, leftBehind.Attempt, leftBehind.LeaseUntil));
    }

    [Fact]
    public async Task A_claim_whose_acknowledgement_was_lost_is_recognised()
    {
        var store = await StoreWithAsync(DueMail());
        var mail = Assert.Single(await DueAsync(store, Noon));

        store.Wire.LoseNextReply();
        var claimed = await store.SingleMails.TryClaimAsync(mail, "attempt-1", Lease, Cancellation);

        Assert.Equal(Assert.Single(await DueAsync(store, Lease)), claimed);
    }

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

    private async Task<Store> StoreWithAsync(params SingleMail[] mails)
    {
        var store = await Store.NewAsync(azurite);
        foreach (var mail in mails)
        {
            await store.SingleMails.AddAsync(mail, Cancellation);
        }

        return store;
    }

    private async Task<(Store Store, SingleMail Claimed)> ClaimedAsync()
    {
        var store = await StoreWithAsync(DueMail());
        var mail = Assert.Single(await DueAsync(store, Noon));
        return (store, (await store.SingleMails.TryClaimAsync(mail, "attempt-1", Lease, Cancellation))!);
    }
}
