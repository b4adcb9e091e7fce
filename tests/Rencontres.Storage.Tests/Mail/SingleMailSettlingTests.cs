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
    [InlineData(MailTrigger.TakenOn, MailState.Accepted)]
    [InlineData(MailTrigger.Unanswered, MailState.Unknown)]
    [InlineData(MailTrigger.Refused, MailState.Refused)]
    [InlineData(MailTrigger.Superseded, MailState.Superseded)]
    public async Task A_settled_mail_is_never_due_again(MailTrigger trigger, MailState state)
    {
        var (store, claimed) = await ClaimedAsync();

        await store.SingleMails.ChangeAsync(claimed, mail => mail.After(trigger, "attempt-1", Noon, "because"), Cancellation);

        Assert.Null(await store.SingleMails.NextDueAsync(TheCampaign, 0, Cancellation));
        var row = await store.Table.GetEntityAsync<Azure.Data.Tables.TableEntity>(
            "rencontres-2024|0", "m|54395|confirmation-1", cancellationToken: Cancellation);
        Assert.Equal((state.ToString(), "because"), (row.Value.GetString("state"), row.Value.GetString("detail")));
    }

    [Fact]
    public async Task A_mail_that_is_put_back_is_due_at_the_given_instant_and_counts_its_tries()
    {
        var (store, claimed) = await ClaimedAsync();

        await PutBackAsync(store, claimed);

        Assert.Empty(await DueAsync(store, Soon - Duration.FromTicks(1)));
        var again = Assert.Single(await DueAsync(store, Lease));
        Assert.Equal((MailState.Due, 1, null, Soon), (again.State, again.Tries, again.LeaseUntil, again.DueAt));
        Assert.NotNull(await store.SingleMails.TryClaimAsync(again, "attempt-2", Lease, Cancellation));
    }

    [Fact]
    public async Task What_another_attempt_holds_is_not_settled()
    {
        var (store, first) = await ClaimedAsync();
        await PutBackAsync(store, first);
        var second = await store.SingleMails.TryClaimAsync(Assert.Single(await DueAsync(store, Soon)), "attempt-2", Lease, Cancellation);

        await store.SingleMails.ChangeAsync(first, mail => mail.After(MailTrigger.TakenOn, "attempt-1", Noon, "late"), Cancellation);

        Assert.Equal(second, Assert.Single(await DueAsync(store, Lease)));
    }

    [Fact]
    public async Task A_settlement_may_run_twice_and_lose_its_acknowledgement()
    {
        var (store, claimed) = await ClaimedAsync();

        store.Wire.LoseNextReply();
        await PutBackAsync(store, claimed);
        await PutBackAsync(store, claimed);

        Assert.Equal(1, Assert.Single(await DueAsync(store, Soon)).Tries);
    }

    [Fact]
    public async Task A_mail_of_unknown_fate_is_looked_at_when_it_says()
    {
        var (store, claimed) = await ClaimedAsync();

        await store.SingleMails.ChangeAsync(
            claimed, mail => mail.After(MailTrigger.Unanswered, "attempt-1", Noon) is { } after ? after with { LookAgainAt = Soon } : null, Cancellation);

        Assert.Equal(Soon, await store.SingleMails.NextDueAsync(TheCampaign, 0, Cancellation));
        var unknown = Assert.Single(await DueAsync(store, Soon));
        Assert.Equal((MailState.Unknown, Lease), (unknown.State, unknown.LeaseUntil));
    }

    private static Task<SingleMailChange?> PutBackAsync(Store store, SingleMail mail) => store.SingleMails.ChangeAsync(
        mail,
        current => current.After(MailTrigger.NotTakenOn, mail.Attempt, Noon, "429") is { } after ? after with { DueAt = Soon, Tries = current.Tries + 1 } : null,
        Cancellation);

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
