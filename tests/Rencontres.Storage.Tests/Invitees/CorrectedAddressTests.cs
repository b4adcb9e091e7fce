using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Invitees;

public sealed class CorrectedAddressTests(AzuriteFixture azurite)
{
    private static readonly Instant Later = Noon + Duration.FromHours(1);

    [Theory]
    [InlineData(MailState.Bounced)]
    [InlineData(MailState.Refused)]
    [InlineData(MailState.Accepted)]
    public async Task A_corrected_address_is_invited_anew(MailState failed)
    {
        var store = await StoreWithInvitationAsync(failed);
        await store.Invitees.NoteAsync(Key(), InviteeStep.Bounced, Later, Cancellation);

        await store.Invitees.PutAsync(TheCampaign, 0, [Listed("A"), Listed()], new HashSet<InviteeId> { Key().Id }, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Null(invitee!.BouncedAt);
        Assert.Empty(invitee.Mails);
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_is_not_sent_again_to_a_corrected_address()
    {
        var store = await StoreWithInvitationAsync(MailState.Delivered);

        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], new HashSet<InviteeId> { Key().Id }, Cancellation);

        Assert.Equal(MailState.Delivered, (await store.Invitees.FindAsync(Key(), Cancellation))!.Mails[Wave.Invitation].State);
    }

    [Fact]
    public async Task An_event_that_comes_while_an_address_is_corrected_does_not_hinder_it()
    {
        var store = await StoreWithInvitationAsync(MailState.Bounced);
        store.Wire.BeforeNextWrite(() => store.Invitees.NoteAsync(Key(), InviteeStep.Opened, Later, Cancellation));

        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], new HashSet<InviteeId> { Key().Id }, Cancellation);

        var invitee = await store.Invitees.FindAsync(Key(), Cancellation);
        Assert.Equal(Later, invitee!.OpenedAt);
        Assert.Empty(invitee.Mails);
    }

    [Fact]
    public async Task An_event_that_clears_a_mail_up_while_an_address_is_corrected_stays()
    {
        var store = await StoreWithInvitationAsync(MailState.Bounced);
        var delivered = new TableEntity("rencontres-2024|0", "i|54395") { ["w_invitation"] = "Delivered|2023-08-20T12:00:00Z|attempt-1||" };
        store.Wire.BeforeNextWrite(() => store.Table.UpsertEntityAsync(delivered, cancellationToken: Cancellation));

        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], new HashSet<InviteeId> { Key().Id }, Cancellation);

        Assert.Equal(MailState.Delivered, (await store.Invitees.FindAsync(Key(), Cancellation))!.Mails[Wave.Invitation].State);
    }

    private async Task<Store> StoreWithInvitationAsync(MailState state)
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, [Listed()], Nobody, Cancellation);
        var read = await store.Invitees.FindAsync(Key(), Cancellation);
        var claim = Claim();
        var claimed = (ClaimOutcome.Claimed)await store.WaveMails.ClaimAsync(new WaveSlot(Wave.Invitation, Paris), [read!], claim, Cancellation);
        await store.WaveMails.ChangeAsync(
            Wave.Invitation, claimed.Invitees, each => each.With(Wave.Invitation, claim with { State = state, LeaseUntil = null }), Cancellation);
        return store;
    }
}
