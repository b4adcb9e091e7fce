using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Campaigns.CampaignSamples;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Campaigns;

public sealed class CampaignTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_campaign_comes_back_with_all_that_has_happened_to_it()
    {
        var store = await Store.NewAsync(azurite);

        Assert.True(await store.Campaigns.CreateAsync(Eventful(), Told(), Cancellation));

        var stored = await store.Campaigns.FindAsync(TheCampaign, Cancellation);
        Assert.Equivalent(Eventful() with { Definition = stored!.Campaign.Definition }, stored.Campaign, strict: true);
        Assert.Equal("静岡", stored.Campaign.Definition.Edition.City.In(Language.Japanese));
    }

    [Fact]
    public async Task A_turn_of_the_flow_reads_one_row_and_an_update_is_one_request()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New(), Told(), Cancellation);
        store.Wire.Forget();

        var stored = await store.Campaigns.FindAsync(TheCampaign, Cancellation);
        await store.Campaigns.TryUpdateAsync(stored!, Eventful(), Told(), Cancellation);

        Assert.Equal(["GET row", "POST $batch"], store.Wire.Requests);
    }

    [Fact]
    public async Task A_campaign_that_exists_is_not_created_again()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New(), Told("first"), Cancellation);

        Assert.False(await store.Campaigns.CreateAsync(Eventful(), Told("second"), Cancellation));

        Assert.Equal(CampaignState.Draft, (await store.Campaigns.FindAsync(TheCampaign, Cancellation))!.Campaign.State);
    }

    [Fact]
    public async Task Campaigns_are_listed()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New("rencontres-2024"), Told(), Cancellation);
        await store.Campaigns.CreateAsync(New("autre"), Told(), Cancellation);

        var listed = await store.Campaigns.ListAsync(Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["autre", "rencontres-2024"], listed.Select(id => id.Value));
        Assert.Null(await store.Campaigns.FindAsync(CampaignId.Parse("troisieme"), Cancellation));
    }

    [Fact]
    public async Task Of_two_changes_to_the_same_version_one_is_written()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New(), Told(), Cancellation);
        var before = await store.Campaigns.FindAsync(TheCampaign, Cancellation);

        var outcomes = await Task.WhenAll(
            store.Campaigns.TryUpdateAsync(before!, New() with { PausedBecause = "one" }, Told("paused"), Cancellation),
            store.Campaigns.TryUpdateAsync(before!, New() with { PausedBecause = "other" }, Told("paused"), Cancellation));

        Assert.Single(outcomes, written => written);
        Assert.Equal(outcomes[0] ? "one" : "other", (await store.Campaigns.FindAsync(TheCampaign, Cancellation))!.Campaign.PausedBecause);
        Assert.Equal(2, (await AuditAsync(store)).Count);
    }

    [Fact]
    public async Task A_change_whose_acknowledgement_was_lost_is_recognised()
    {
        var store = await Store.NewAsync(azurite);
        store.Wire.LoseNextReply();
        Assert.True(await store.Campaigns.CreateAsync(New(), Told(), Cancellation));
        var before = await store.Campaigns.FindAsync(TheCampaign, Cancellation);

        store.Wire.LoseNextReply();
        Assert.True(await store.Campaigns.TryUpdateAsync(before!, Eventful(), Told(), Cancellation));

        Assert.Equal(2, (await AuditAsync(store)).Count);
    }

    [Fact]
    public async Task A_repeated_change_is_recognised_also_when_another_has_followed()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New(), Told(), Cancellation);
        var before = await store.Campaigns.FindAsync(TheCampaign, Cancellation);
        await store.Campaigns.TryUpdateAsync(before!, Eventful(), Told("paused"), Cancellation);
        var next = await store.Campaigns.FindAsync(TheCampaign, Cancellation);
        await store.Campaigns.TryUpdateAsync(next!, New(), Told("resumed"), Cancellation);

        Assert.True(await store.Campaigns.TryUpdateAsync(before!, Eventful(), Told("paused"), Cancellation));
        Assert.False(await store.Campaigns.TryUpdateAsync(before!, New(), Told("paused"), Cancellation));

        Assert.Equal(["started", "paused", "resumed"], (await AuditAsync(store)).Select(entry => entry.Event.Act));
    }

    [Fact]
    public async Task The_audit_chain_holds_together()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New(), Told("defined"), Cancellation);
        foreach (var act in new[] { "started", "paused", "resumed" })
        {
            await store.Campaigns.TryUpdateAsync((await store.Campaigns.FindAsync(TheCampaign, Cancellation))!, New(), Told(act), Cancellation);
        }

        var chain = await AuditAsync(store);

        Assert.Equal(4, chain.Count);
        Assert.True(chain[0].Follows(0, ""));
        Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.True(pair.Second.Follows(pair.First.Number, pair.First.Hash)));
    }

    [Fact]
    public async Task Mails_to_organisers_do_not_disturb_the_campaigns_record()
    {
        var store = await Store.NewAsync(azurite);
        await store.Campaigns.CreateAsync(New(), Told(), Cancellation);
        await store.SingleMails.AddAsync(DueMail("organiser-1", "report-1", bucket: null), Cancellation);

        Assert.Single(await AuditAsync(store));
        Assert.NotNull(await store.Campaigns.FindAsync(TheCampaign, Cancellation));
    }

    private static ValueTask<List<AuditEntry>> AuditAsync(Store store) => store.Campaigns.ReadAuditAsync(TheCampaign, Cancellation).ToListAsync(Cancellation);
}
