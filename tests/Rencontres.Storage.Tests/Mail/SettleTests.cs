using NodaTime;
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
    private static readonly WaveMail Unknown = new(MailState.Unknown, Noon, "attempt-1", Noon + Duration.FromMinutes(10), "no reply");

    [Fact]
    public async Task A_hundred_claimed_mails_are_settled_in_one_request()
    {
        var (store, claimed) = await ClaimedAsync(100);

        await SettleAsync(store, claimed, MailTrigger.TakenOn, "message-1");

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
    }

    [Fact]
    public async Task An_answer_in_between_does_not_hinder_it()
    {
        var (store, claimed) = await ClaimedAsync(3);
        await store.Registrations.SaveAsync(Write(code: claimed[1].Listed.Code), Cancellation);

        await SettleAsync(store, claimed, MailTrigger.TakenOn, "message-1");

        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
        Assert.Equal(AnswerStatus.Attending, (await store.Invitees.FindAsync(claimed[1].Key, Cancellation))!.Answer);
    }

    [Fact]
    public async Task What_somebody_else_has_settled_meanwhile_is_asked_again()
    {
        var (store, claimed) = await ClaimedAsync(3);
        await SettleAsync(store, [claimed[1]], MailTrigger.ToldDelivered, "delivered");

        var changes = await SettleAsync(store, claimed, MailTrigger.TakenOn, "message-1");

        var delivered = new WaveMail(MailState.Delivered, Noon, "attempt-1", null, "delivered") { ToldAt = Noon };
        Assert.Equal([Accepted, delivered, Accepted], await StatesAsync(store));
        Assert.Equal([claimed[0].Id, claimed[2].Id], changes.Select(change => change.After.Id));
    }

    [Fact]
    public async Task What_events_tell_and_what_they_make_of_a_person_is_one_write()
    {
        var (store, claimed) = await ClaimedAsync(1);

        await store.WaveMails.ChangeAsync(
            Reminder, claimed, invitee => invitee.After(Reminder, MailTrigger.ToldBounced, "attempt-1", Noon, "bounce") is { } after ? after with { BouncedAt = Noon } : null, Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        var now = await store.Invitees.FindAsync(claimed[0].Key, Cancellation);
        Assert.Equal((MailState.Bounced, Noon, Noon), (now!.Mails[Reminder].State, now.Mails[Reminder].ToldAt, now.BouncedAt));
    }

    [Fact]
    public async Task An_earlier_attempt_that_was_taken_on_after_all_is_kept_beside_the_last_one()
    {
        var (store, claimed) = await ClaimedAsync(1);

        await SettleAsync(store, claimed, MailTrigger.ToldDelivered, attempt: "attempt-0");

        Assert.Equal([Claim() with { Earlier = new TakenAttempt("attempt-0", Noon) }], await StatesAsync(store));
    }

    [Fact]
    public async Task What_another_attempt_holds_stays()
    {
        var (store, claimed) = await ClaimedAsync(1);
        await SettleAsync(store, claimed, MailTrigger.NotTakenOn);
        var again = await store.Invitees.FindAsync(claimed[0].Key, Cancellation);
        await store.WaveMails.ClaimAsync(new(Reminder, Paris), [again!], Claim("attempt-2"), Cancellation);

        await SettleAsync(store, claimed, MailTrigger.TakenOn, "message-1");

        Assert.Equal([Claim("attempt-2")], await StatesAsync(store));
    }

    [Fact]
    public async Task A_claim_left_behind_becomes_unknown()
    {
        var (store, _) = await ClaimedAsync(1);
        var found = await store.Invitees.FindAsync(Key("C00000"), Cancellation);

        await SettleAsync(store, [found!], MailTrigger.LeftBehind, "no reply");

        Assert.Equal([Unknown], await StatesAsync(store));
    }

    [Fact]
    public async Task Settling_twice_changes_nothing_more()
    {
        var (store, claimed) = await ClaimedAsync(2);
        await SettleAsync(store, claimed, MailTrigger.TakenOn, "message-1");

        await SettleAsync(store, claimed, MailTrigger.Unanswered, "no reply");

        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
    }

    [Fact]
    public async Task A_settlement_whose_acknowledgement_was_lost_is_recognised()
    {
        var (store, claimed) = await ClaimedAsync(3);

        store.Wire.LoseNextReply();
        await SettleAsync(store, claimed, MailTrigger.TakenOn, "message-1");

        Assert.Equal(["POST $batch", "POST $batch", "GET row", "GET row", "GET row"], store.Wire.Requests);
        Assert.All(await StatesAsync(store), state => Assert.Equal(Accepted, state));
    }

    [Fact]
    public async Task Each_mail_gets_its_own_result()
    {
        var (store, claimed) = await ClaimedAsync(2);
        var refused = Accepted with { State = MailState.Refused, Detail = "no such domain | 550" };

        await store.WaveMails.ChangeAsync(
            Reminder,
            claimed,
            invitee => invitee.Id == claimed[1].Id
                ? invitee.After(Reminder, MailTrigger.Refused, "attempt-1", Noon, refused.Detail)
                : invitee.After(Reminder, MailTrigger.TakenOn, "attempt-1", Noon, Accepted.Detail),
            Cancellation);

        Assert.Equal([Accepted, refused], await StatesAsync(store));
    }

    private static Task<IReadOnlyList<InviteeChange>> SettleAsync(
        Store store, IReadOnlyList<Invitee> invitees, MailTrigger trigger, string? detail = null, string attempt = "attempt-1") =>
        store.WaveMails.ChangeAsync(Reminder, invitees, invitee => invitee.After(Reminder, trigger, attempt, Noon, detail), Cancellation);

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
