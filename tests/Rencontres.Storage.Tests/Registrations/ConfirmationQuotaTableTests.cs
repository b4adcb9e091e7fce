using NodaTime;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

public sealed class ConfirmationQuotaTableTests(AzuriteFixture azurite)
{
    private static readonly LocalDate Day = new(2023, 8, 20);

    [Fact]
    public async Task A_mailbox_that_is_used_up_is_used_up_for_every_process_and_writes_nothing_more()
    {
        var store = await Store.NewAsync(azurite);
        await UseUpAsync(store);
        store.Wire.Forget();

        var taken = await TakeAsync(store, "one-more", "CAMILLE@nancy.example");

        Assert.False(taken);
        Assert.Equal(["GET row"], store.Wire.Requests);
    }

    [Fact]
    public async Task The_same_bulletin_counts_once()
    {
        var store = await Store.NewAsync(azurite);
        await UseUpAsync(store);

        var taken = await TakeAsync(store, "o0");

        Assert.True(taken);
    }

    [Fact]
    public async Task Another_mailbox_another_campaign_and_another_day_count_for_themselves()
    {
        var store = await Store.NewAsync(azurite);
        await UseUpAsync(store);

        var taken = new[]
        {
            await TakeAsync(store, "other", "dominique@nancy.example"),
            await store.Quota.TakeAsync(Core.Campaigns.CampaignId.Parse("rencontres-2026"), "camille@nancy.example", "other", Day, Cancellation),
            await store.Quota.TakeAsync(TheCampaign, "camille@nancy.example", "other", Day.PlusDays(1), Cancellation),
        };

        Assert.All(taken, Assert.True);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_at_once_for_the_last_place_one_gets_it(bool fresh)
    {
        var store = await Store.NewAsync(azurite);
        for (var number = fresh ? ConfirmationQuota.PerDay : 1; number < ConfirmationQuota.PerDay; number++)
            await TakeAsync(store, $"o{number}");

        var rivals = new List<bool>();
        store.Wire.BeforeNextWrite(async () =>
        {
            for (var number = 0; number < (fresh ? ConfirmationQuota.PerDay : 1); number++)
                rivals.Add(await TakeAsync(store, $"rival{number}"));
        });
        var mine = await TakeAsync(store, "mine");

        Assert.All(rivals, Assert.True);
        Assert.False(mine);
    }

    [Fact]
    public async Task A_place_whose_acknowledgement_was_lost_is_counted_once()
    {
        var store = await Store.NewAsync(azurite);
        store.Wire.LoseNextReply();
        await TakeAsync(store, "o0");

        for (var number = 1; number < ConfirmationQuota.PerDay; number++)
            Assert.True(await TakeAsync(store, $"o{number}"));
    }

    [Fact]
    public async Task A_place_that_was_given_back_is_free_for_one_other_also_when_somebody_else_took_one_meanwhile()
    {
        var store = await Store.NewAsync(azurite);
        for (var number = 1; number < ConfirmationQuota.PerDay; number++)
            await TakeAsync(store, $"o{number}");

        store.Wire.BeforeNextWrite(() => TakeAsync(store, "rival"));
        await store.Quota.GiveBackAsync(TheCampaign, "Camille@nancy.example", "o1", Cancellation);

        Assert.True(await TakeAsync(store, "mine"));
        Assert.False(await TakeAsync(store, "one-more"));
    }

    [Fact]
    public async Task When_all_places_are_given_back_all_are_free_and_none_can_be_given_back_twice()
    {
        var store = await Store.NewAsync(azurite);
        await TakeAsync(store, "o0");
        await store.Quota.GiveBackAsync(TheCampaign, "camille@nancy.example", "o0", Cancellation);
        await store.Quota.GiveBackAsync(TheCampaign, "camille@nancy.example", "o0", Cancellation);

        await UseUpAsync(store);

        Assert.False(await TakeAsync(store, "one-more"));
    }

    [Fact]
    public async Task No_address_stands_in_the_rows()
    {
        var store = await Store.NewAsync(azurite);
        await TakeAsync(store, "o0");

        var row = Assert.Single(await store.Table.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation));

        Assert.Equal("rencontres-2024|confirmations", row.PartitionKey);
        Assert.DoesNotContain("camille", string.Join(' ', row.Select(column => column.Value)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("2023-08-20", "o0"), (row.GetString("day"), row.GetString("bulletins")));
    }

    private static async Task UseUpAsync(Store store)
    {
        for (var number = 0; number < ConfirmationQuota.PerDay; number++)
            await TakeAsync(store, $"o{number}");
    }

    private static Task<bool> TakeAsync(Store store, string openId, string address = "camille@nancy.example") =>
        store.Quota.TakeAsync(TheCampaign, address, openId, Day, Cancellation);
}
