using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;
using Rencontres.Testing.Memory;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

/// <summary>One invitee, and what may be kept for it.</summary>
public sealed record DraftRecords(IInvitees Invitees, IRegistrations Registrations, IDrafts Drafts)
{
    public static async Task<DraftRecords> InMemoryAsync()
    {
        var invitees = new MemoryInvitees();
        await invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        return new DraftRecords(invitees, new MemoryRegistrations(invitees, new MemorySingleMails()), new MemoryDrafts(invitees));
    }

    public static async Task<DraftRecords> InTablesAsync(AzuriteFixture azurite)
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        return new DraftRecords(store.Invitees, store.Registrations, store.Drafts);
    }

    public async Task<Draft> SaveAsync(Draft draft) => Assert.IsType<DraftOutcome.Saved>(await Drafts.SaveAsync(draft, Cancellation)).Draft;

    public async Task<Draft?> FindAsync() => await Drafts.FindAsync(await InviteeAsync(), Cancellation);

    public async Task<Invitee> InviteeAsync() => (await Invitees.FindAsync(Key(), Cancellation))!;
}
