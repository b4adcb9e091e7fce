using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Mail;

public sealed class MailAllowanceTableTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_was_taken_is_remembered()
    {
        var store = await Store.NewAsync(azurite);
        var limits = new MailLimits(PerMinute: 60, PerDay: 25);

        var first = await TakeAsync(store, limits);
        var second = await TakeAsync(store, limits);

        Assert.Equal((new AllowanceTurn(10, Noon), new AllowanceTurn(10, Noon + Duration.FromSeconds(10))), (first, second));
    }

    [Fact]
    public async Task What_was_taken_in_a_moment_that_is_no_whole_second_is_remembered_too()
    {
        var store = await Store.NewAsync(azurite);
        var limits = new MailLimits(PerMinute: 7, PerDay: null);

        var turns = new[] { await TakeAsync(store, limits), await TakeAsync(store, limits) };

        Assert.InRange(turns[1].From - turns[0].From, Duration.FromSeconds(8.571), Duration.FromSeconds(8.572));
    }

    [Fact]
    public async Task A_day_that_is_used_up_is_used_up_for_every_process_and_writes_nothing_more()
    {
        var store = await Store.NewAsync(azurite);
        var limits = new MailLimits(null, 30);
        await TakeAsync(store, limits);
        store.Wire.Forget();

        var none = await TakeAsync(store, limits);

        Assert.Equal(new AllowanceTurn(0, Instant.FromUtc(2023, 8, 21, 0, 0)), none);
        Assert.Equal(["GET row"], store.Wire.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_senders_at_once_the_second_gets_what_the_first_has_left(bool fresh)
    {
        var store = await Store.NewAsync(azurite);
        var limits = new MailLimits(null, 130);
        if (!fresh)
            await store.Allowance.TakeAsync(limits, 30, 0, Noon, Cancellation);

        var rival = default(AllowanceTurn);
        store.Wire.BeforeNextWrite(async () => rival = await TakeAsync(store, limits));
        var turn = await TakeAsync(store, limits);

        Assert.Equal((100, fresh ? 30 : 0), (rival.Count, turn.Count));
    }

    [Fact]
    public async Task Many_senders_at_once_take_no_more_than_there_is()
    {
        var store = await Store.NewAsync(azurite);
        var limits = new MailLimits(null, 250);

        var turns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync(store, limits)));

        Assert.Equal(250, turns.Sum(turn => turn.Count));
    }

    private static Task<AllowanceTurn> TakeAsync(Store store, MailLimits limits) => store.Allowance.TakeAsync(limits, 100, 0, Noon, Cancellation);
}
