using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

public sealed class DraftTableTests(AzuriteFixture azurite) : DraftContract
{
    [Fact]
    public async Task A_draft_is_written_in_one_request_and_looked_for_only_where_there_is_one()
    {
        var store = await StoreAsync();
        var before = (await store.Invitees.FindAsync(Key(), Cancellation))!;
        store.Wire.Forget();

        await store.Drafts.FindAsync(before, Cancellation);
        await store.Drafts.SaveAsync(Draft(), Cancellation);

        Assert.Equal(["GET row", "POST $batch"], store.Wire.Requests);
    }

    [Fact]
    public async Task A_save_whose_acknowledgement_was_lost_is_recognised()
    {
        var store = await StoreAsync();
        store.Wire.LoseNextReply();

        var outcome = await store.Drafts.SaveAsync(Draft(), Cancellation);

        Assert.Equal(await store.Drafts.FindAsync((await store.Invitees.FindAsync(Key(), Cancellation))!, Cancellation), Assert.IsType<DraftOutcome.Saved>(outcome).Draft);
    }

    [Fact]
    public async Task The_longest_draft_is_kept_whole()
    {
        var store = await StoreAsync();
        var form = "\"" + new string('x', Core.Registrations.Draft.MaximumLength - 2) + "\"";

        await store.Drafts.SaveAsync(Draft(form), Cancellation);

        Assert.Equal(form, (await store.Drafts.FindAsync((await store.Invitees.FindAsync(Key(), Cancellation))!, Cancellation))!.Form);
    }

    [Fact]
    public async Task A_shorter_draft_leaves_nothing_of_a_longer_one()
    {
        var store = await StoreAsync();
        var first = (DraftOutcome.Saved)await store.Drafts.SaveAsync(Draft(new string('1', 70_000)), Cancellation);

        await store.Drafts.SaveAsync(Draft("2", first.Draft.Version), Cancellation);

        Assert.Equal("2", (await store.Drafts.FindAsync((await store.Invitees.FindAsync(Key(), Cancellation))!, Cancellation))!.Form);
    }

    protected override Task<DraftRecords> NewAsync() => DraftRecords.InTablesAsync(azurite);

    private async Task<Store> StoreAsync()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        store.Wire.Forget();
        return store;
    }
}
