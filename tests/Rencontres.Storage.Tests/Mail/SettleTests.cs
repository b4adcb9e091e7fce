using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Mail;

public sealed class SettleTests(AzuriteFixture azurite)
{
    private static readonly Wave Reminder = Wave.Reminder(1);
    private static readonly WaveMail Accepted = new(MailState.Accepted, Noon, "attempt-1", null, "message-1");
    private static readonly WaveMail Unknown = new(MailState.Unknown, Noon, "attempt-1", null, "no reply");

    [Fact]
    public async Task A_hundred_claimed_mails_are_settled_in_one_request()
    {
        var (store, claimed) = await ClaimedAsync(100);

        await SettleAsync(store, claimed, Accepted);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
    }

    [Fact]
    public async Task An_answer_in_between_does_not_hinder_it()
    {
        var (store, claimed) = await ClaimedAsync(3);
        await store.Registrations.SaveAsync(Write(code: claimed[1].Listed.Code), Cancellation);

        await SettleAsync(store, claimed, Accepted);

        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
        Assert.Equal(AnswerStatus.Attending, (await store.Invitees.FindAsync(claimed[1].Key, Cancellation))!.Answer);
    }

    [Fact]
    public async Task What_somebody_else_has_settled_meanwhile_stays()
    {
        var (store, claimed) = await ClaimedAsync(3);
        await SettleAsync(store, [claimed[1]], Unknown);

        await SettleAsync(store, claimed, Accepted);

        Assert.Equal([Accepted, Unknown, Accepted], await StatesAsync(store));
    }

    [Fact]
    public async Task What_another_attempt_holds_stays()
    {
        var (store, claimed) = await ClaimedAsync(1);
        await SettleAsync(store, claimed, Accepted with { State = MailState.Due });
        var again = await store.Invitees.FindAsync(claimed[0].Key, Cancellation);
        await store.WaveMails.ClaimAsync(new(Reminder, Paris), [again!], Claim("attempt-2"), Cancellation);

        await SettleAsync(store, claimed, Accepted);

        Assert.Equal([Claim("attempt-2")], await StatesAsync(store));
    }

    [Fact]
    public async Task A_claim_left_behind_becomes_unknown()
    {
        var (store, _) = await ClaimedAsync(1);
        var found = await store.Invitees.FindAsync(Key("C00000"), Cancellation);

        await store.WaveMails.SettleAsync(Reminder, "attempt-1", [(found!, Unknown)], Cancellation);

        Assert.Equal([Unknown], await StatesAsync(store));
    }

    [Fact]
    public async Task Settling_twice_changes_nothing_more()
    {
        var (store, claimed) = await ClaimedAsync(2);
        await SettleAsync(store, claimed, Accepted);

        await SettleAsync(store, claimed, Unknown);

        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
    }

    [Fact]
    public async Task A_settlement_whose_acknowledgement_was_lost_is_recognised()
    {
        var (store, claimed) = await ClaimedAsync(3);

        store.Wire.LoseNextReply();
        await SettleAsync(store, claimed, Accepted);

        Assert.Equal(["POST $batch", "POST $batch", "GET range"], store.Wire.Requests);
        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
    }

    [Fact]
    public async Task Each_mail_gets_its_own_result()
    {
        var (store, claimed) = await ClaimedAsync(2);
        var refused = Accepted with { State = MailState.Refused, Detail = "no such domain | 550" };

        await store.WaveMails.SettleAsync(Reminder, "attempt-1", [(claimed[0], Accepted), (claimed[1], refused)], Cancellation);

        Assert.Equal([Accepted, refused], await StatesAsync(store));
    }

    private static Task SettleAsync(Store store, IReadOnlyList<Invitee> invitees, WaveMail result) =>
        store.WaveMails.SettleAsync(Reminder, "attempt-1", [.. invitees.Select(invitee => (invitee, result))], Cancellation);

    private static ValueTask<List<WaveMail>> StatesAsync(Store store) =>
        store.Invitees.ScanAsync(TheCampaign, 0, null, Cancellation).Select(invitee => invitee.Mails[Reminder]).ToListAsync(Cancellation);

    private async Task<(Store Store, IReadOnlyList<Invitee> Claimed)> ClaimedAsync(int count)
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, Many(count), Nobody, Cancellation);
        var invitees = await store.Invitees.ScanAsync(TheCampaign, 0, null, Cancellation).ToListAsync(Cancellation);
        var outcome = await store.WaveMails.ClaimAsync(new(Reminder, Paris), invitees, Claim(), Cancellation);
        store.Wire.Forget();
        return (store, Assert.IsType<ClaimOutcome.Claimed>(outcome).Invitees);
    }
}
