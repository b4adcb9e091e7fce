using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Mail;

public sealed class ClaimTests(AzuriteFixture azurite)
{
    private static readonly WaveSlot Reminder = new(Wave.Reminder(1), Paris);

    [Fact]
    public async Task A_hundred_mails_are_claimed_in_one_request()
    {
        var (store, invitees) = await NewAsync(100);

        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        Assert.Equal(["POST $batch"], store.Wire.Requests);
        var claimed = Assert.IsType<ClaimOutcome.Claimed>(outcome);
        Assert.Equivalent(await ScanAsync(store), claimed.Invitees, strict: true);
        Assert.All(claimed.Invitees, invitee => Assert.Equal(Claim(), invitee.Mails[Reminder.Wave]));
    }

    [Fact]
    public async Task Of_two_senders_one_claims_and_the_other_learns_which_rows_changed()
    {
        var (store, invitees) = await NewAsync(3);
        await store.WaveMails.ClaimAsync(Reminder, [invitees[1]], Claim("first"), Cancellation);

        var second = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim("second"), Cancellation);

        Assert.Equal([invitees[1].Key], Assert.IsType<ClaimOutcome.Changed>(second).Invitees);
        var now = await ScanAsync(store);
        Assert.Equal("first", now[1].Mails[Reminder.Wave].Attempt);
        Assert.Empty(now[0].Mails);
    }

    [Fact]
    public async Task Of_two_senders_at_the_same_moment_one_claims()
    {
        var (store, invitees) = await NewAsync(10);

        var outcomes = await Task.WhenAll(
            store.WaveMails.ClaimAsync(Reminder, invitees, Claim("first"), Cancellation),
            store.WaveMails.ClaimAsync(Reminder, invitees, Claim("second"), Cancellation));

        Assert.Single(outcomes.OfType<ClaimOutcome.Claimed>());
        Assert.Equal(10, Assert.Single(outcomes.OfType<ClaimOutcome.Changed>()).Invitees.Count);
        Assert.Single((await ScanAsync(store)).Select(invitee => invitee.Mails[Reminder.Wave].Attempt).Distinct());
    }

    [Fact]
    public async Task An_answer_between_reading_and_claiming_wins()
    {
        var (store, invitees) = await NewAsync(3);
        await store.Registrations.SaveAsync(Write(code: invitees[2].Listed.Code), Cancellation);

        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        Assert.Equal([invitees[2].Key], Assert.IsType<ClaimOutcome.Changed>(outcome).Invitees);
        Assert.All(await ScanAsync(store), invitee => Assert.Empty(invitee.Mails));
    }

    [Fact]
    public async Task An_answer_after_the_claim_is_stored_and_leaves_the_claim()
    {
        var (store, invitees) = await NewAsync(1);
        store.Wire.BeforeNextWrite(() => store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation));

        await store.Registrations.SaveAsync(Write(code: invitees[0].Listed.Code), Cancellation);

        var now = Assert.Single(await ScanAsync(store));
        Assert.Equal(AnswerStatus.Attending, now.Answer);
        Assert.Equal(Claim(), now.Mails[Reminder.Wave]);
    }

    [Fact]
    public async Task A_claim_whose_acknowledgement_was_lost_is_recognised()
    {
        var (store, invitees) = await NewAsync(3);

        store.Wire.LoseNextReply();
        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        Assert.Equivalent(await ScanAsync(store), Assert.IsType<ClaimOutcome.Claimed>(outcome).Invitees, strict: true);
    }

    [Fact]
    public async Task Of_a_claim_whose_acknowledgement_was_lost_the_rest_is_ours_if_something_was_told_of_one_since()
    {
        var (store, invitees) = await NewAsync(3);
        store.Wire.LoseNextReply();
        BeforeItIsSentAgain(store, async () => await store.WaveMails.ChangeAsync(
            Reminder.Wave, [(await ScanAsync(store))[0]], each => each.After(Reminder.Wave, MailTrigger.ToldDelivered, Claim().Attempt, Noon), Cancellation));

        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        var now = await ScanAsync(store);
        Assert.Equal(MailState.Delivered, now[0].Mails[Reminder.Wave].State);
        Assert.Equivalent(now.Skip(1), Assert.IsType<ClaimOutcome.Claimed>(outcome).Invitees, strict: true);
    }

    [Fact]
    public async Task Of_a_claim_whose_acknowledgement_was_lost_the_rest_is_ours_if_one_is_no_longer_there()
    {
        var (store, invitees) = await NewAsync(3);
        store.Wire.LoseNextReply();
        BeforeItIsSentAgain(store, () => store.Table.DeleteEntityAsync("rencontres-2024|0", $"i|{invitees[0].Id}", cancellationToken: Cancellation));

        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        Assert.Equal(invitees.Skip(1).Select(each => each.Key), Assert.IsType<ClaimOutcome.Claimed>(outcome).Invitees.Select(each => each.Key));
    }

    [Fact]
    public async Task A_claim_whose_acknowledgement_was_lost_is_still_ours_where_an_answer_came_since()
    {
        var (store, invitees) = await NewAsync(2);
        store.Wire.LoseNextReply();
        BeforeItIsSentAgain(store, () => store.Registrations.SaveAsync(Write(code: invitees[0].Listed.Code), Cancellation));

        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        Assert.Equivalent(await ScanAsync(store), Assert.IsType<ClaimOutcome.Claimed>(outcome).Invitees, strict: true);
    }

    [Fact]
    public async Task One_who_is_no_longer_there_has_changed()
    {
        var (store, invitees) = await NewAsync(2);
        await store.Table.DeleteEntityAsync("rencontres-2024|0", $"i|{invitees[0].Id}", cancellationToken: Cancellation);

        var outcome = await store.WaveMails.ClaimAsync(Reminder, invitees, Claim(), Cancellation);

        Assert.Equal([invitees[0].Key], Assert.IsType<ClaimOutcome.Changed>(outcome).Invitees);
    }

    [Fact]
    public async Task Waves_do_not_touch_each_others_states()
    {
        var (store, invitees) = await NewAsync(1);
        var first = Assert.IsType<ClaimOutcome.Claimed>(await store.WaveMails.ClaimAsync(new(Wave.Invitation, Paris), invitees, Claim("one"), Cancellation));

        await store.WaveMails.ClaimAsync(Reminder, first.Invitees, Claim("two"), Cancellation);

        var mails = Assert.Single(await ScanAsync(store)).Mails;
        Assert.Equal(("one", "two"), (mails[Wave.Invitation].Attempt, mails[Reminder.Wave].Attempt));
    }

    private static ValueTask<List<Invitee>> ScanAsync(Store store) => store.Invitees.ScanAsync(TheCampaign, 0, null, Cancellation).ToListAsync(Cancellation);

    /// <summary>The first time the claim itself is written; what somebody else does comes between that and its repetition.</summary>
    private static void BeforeItIsSentAgain(Store store, Func<Task> act) => store.Wire.BeforeNextWrite(() =>
    {
        store.Wire.BeforeNextWrite(act);
        return Task.CompletedTask;
    });

    private async Task<(Store Store, IReadOnlyList<Invitee> Invitees)> NewAsync(int count)
    {
        var store = await Store.NewAsync(azurite);
        await store.Invitees.PutAsync(TheCampaign, 0, Many(count), Nobody, Cancellation);
        var invitees = await ScanAsync(store);
        store.Wire.Forget();
        return (store, invitees);
    }
}
