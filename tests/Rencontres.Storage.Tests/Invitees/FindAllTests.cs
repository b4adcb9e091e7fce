using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Invitees;

public sealed class FindAllTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Those_that_there_are_come_in_the_order_of_their_ids()
    {
        var store = await StoreAsync(10);

        var found = await FindAsync(store, "C00007", "C00002", "Z", "C00002");

        Assert.Equal(["C00002", "C00007"], found.Select(invitee => invitee.Id.Value));
    }

    [Fact]
    public async Task They_come_whole()
    {
        var store = await StoreAsync(3);
        var read = await store.Invitees.FindAsync(Key("C00001"), Cancellation);
        await store.WaveMails.ClaimAsync(new(Wave.Invitation, Paris), [read!], Claim(), Cancellation);

        var found = Assert.Single(await FindAsync(store, "C00001"));

        var alone = await store.Invitees.FindAsync(Key("C00001"), Cancellation);
        Assert.Equal((alone!.Listed, alone.Version, Claim()), (found.Listed, found.Version, found.Mails[Wave.Invitation]));
    }

    [Fact]
    public async Task Some_hundreds_are_found_in_a_few_requests()
    {
        var store = await StoreAsync(500);
        var wanted = Many(500).Where((_, n) => n % 2 == 0).Select(listed => listed.Id.Value).ToArray();
        store.Wire.Forget();

        var found = await FindAsync(store, wanted);

        Assert.Equal(wanted, found.Select(invitee => invitee.Id.Value));
        Assert.InRange(store.Wire.Requests.Count, 1, 10);
    }

    [Fact]
    public async Task Nobody_is_found_without_a_request()
    {
        var store = await StoreAsync(1);
        store.Wire.Forget();

        Assert.Empty(await FindAsync(store));
        Assert.Empty(store.Wire.Requests);
    }

    private static Task<IReadOnlyList<Invitee>> FindAsync(Store store, params string[] codes) =>
        store.Invitees.FindAllAsync(TheCampaign, 0, [.. codes.Select(InviteeId.FromStored)], Cancellation);

    private async Task<Store> StoreAsync(int count)
    {
        var store = await Store.NewAsync(azurite);
        foreach (var part in Many(count).Chunk(100))
            await store.Invitees.PutAsync(TheCampaign, 0, part, Nobody, Cancellation);

        return store;
    }
}
