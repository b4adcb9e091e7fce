using Rencontres.Core.Invitees;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Invitees;

public sealed class NamesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Names_are_those_of_the_list_and_of_who_came_by_itself()
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed(), Listed("JP221007", Tokyo) with { Name = "静岡市", Kind = "municipality", Area = "静岡県" }], Nobody, Cancellation);
        await store.Registrations.SaveAsync(Write(code: "06083") with { NewInvitee = Listed("06083") }, Cancellation);

        var names = await store.Invitees.NamesAsync(TheCampaign, 0, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(
            [
                new InviteeName(Key("06083").Id, "Ville de Nancy", "commune", "FR", "Grand Est") { Code = "06083", CameByItself = true },
                new InviteeName(Key().Id, "Ville de Nancy", "commune", "FR", "Grand Est") { Code = "54395" },
                new InviteeName(Key("JP221007").Id, "静岡市", "municipality", "JP", "静岡県") { Code = "JP221007" },
            ],
            names);
    }

    [Fact]
    public async Task A_thousand_names_are_one_request()
    {
        var store = await Store.NewAsync(azurite);
        foreach (var hundred in Many(1000).Chunk(100))
            await store.Invitees.PutAsync(TheCampaign, 0, hundred, Nobody, Cancellation);

        store.Wire.Forget();
        var count = await store.Invitees.NamesAsync(TheCampaign, 0, Cancellation).CountAsync(Cancellation);

        Assert.Equal((1000, 1), (count, store.Wire.Requests.Count));
    }
}
