using Rencontres.Testing.Memory;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

public sealed class MemoryDraftTests : DraftContract
{
    protected override async Task<Records> NewAsync()
    {
        var invitees = new MemoryInvitees();
        await invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        return new Records(invitees, new MemoryRegistrations(invitees, new MemorySingleMails()), new MemoryDrafts(invitees));
    }
}
