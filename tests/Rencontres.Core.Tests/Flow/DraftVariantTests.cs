using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Flow;

/// <summary>Reminders to those who have begun a form say so, and go in requests of their own.</summary>
public sealed class DraftVariantTests
{
    [Fact]
    public async Task Those_with_a_draft_are_reminded_of_it_and_the_others_are_not()
    {
        await using var stage = await DraftStage.RemindingAsync(3);
        await stage.BeginDraftAsync("10002");

        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10001 10003 reminder-first", "10002 reminder-draft"], stage.SentWith());
    }

    [Fact]
    public async Task A_draft_that_is_begun_between_reading_and_claiming_is_told_of_in_the_same_pass()
    {
        await using var stage = await DraftStage.RemindingAsync(2);
        stage.Get<MemoryInvitees>().DuringNextScan(() => stage.BeginDraftAsync("10001"));

        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10002 reminder-first", "10001 reminder-draft"], stage.SentWith());
        Assert.NotNull((await stage.RecordAsync()).ProgressOf(new WaveSlot(Wave.Reminder(1), CampaignBuilder.France)).CompletedAt);
    }

    [Fact]
    public async Task A_draft_that_is_discarded_between_reading_and_claiming_is_not_told_of()
    {
        await using var stage = await DraftStage.RemindingAsync(2);
        await stage.BeginDraftAsync("10001");
        stage.Get<MemoryInvitees>().DuringNextScan(() => stage.DiscardDraftAsync("10001"));

        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10002 10001 reminder-first"], stage.SentWith());
    }

    [Fact]
    public async Task Whoever_begins_and_discards_in_turns_is_left_for_the_next_pass()
    {
        await using var stage = await DraftStage.RemindingAsync(2);
        stage.Get<MemoryInvitees>().DuringNextScan(() => stage.BeginDraftAsync("10001"));
        stage.Mailer.AnswerTo = _ =>
        {
            stage.DiscardDraftAsync("10001");
            return null;
        };

        await stage.SendAsync(Wave.Reminder(1));
        var between = stage.SentWith().ToList();
        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10002 reminder-first"], between);
        Assert.Equal(["10002 reminder-first", "10001 reminder-first"], stage.SentWith());
    }

    [Fact]
    public async Task Whoever_saves_all_the_time_keeps_nobody_else_waiting_for_ever()
    {
        await using var stage = await DraftStage.RemindingAsync(1);
        var invitees = stage.Get<MemoryInvitees>();
        var (campaign, planned) = (await stage.RecordAsync(), new PlannedWave(Wave.Reminder(1), CampaignBuilder.France, DraftStage.Due, Instant.MaxValue, null));
        var claims = new BatchClaims(invitees, new NeverClaimed(), stage.Clock, MailStage.Options, new WaveWording(1, 1, "reminder-first"), planned);

        var (claimed, left) = await claims.ClaimAsync(campaign, [stage.Invitee("10001")], "attempt", CancellationToken.None);

        Assert.Empty(claimed);
        Assert.Equal(stage.Clock.Now, left.HeldUntil);
    }

    [Fact]
    public void A_wave_that_began_before_there_was_a_variant_for_drafts_keeps_its_words_for_everybody()
    {
        var invitee = new InviteeBuilder().With(each => each with { DraftAt = DraftStage.Due }).Build(new CampaignBuilder().Build());

        Assert.Equal("reminder-first", WaveVariant.Of(new WaveWording(1, 1, "reminder-first"), invitee).Template);
    }

    /// <summary>Somebody is always faster.</summary>
    private sealed class NeverClaimed : IWaveMails
    {
        public Task<ClaimOutcome> ClaimAsync(WaveSlot waveSlot, IReadOnlyList<Invitee> invitees, WaveMail claim, CancellationToken cancellationToken) =>
            Task.FromResult<ClaimOutcome>(new ClaimOutcome.Changed([.. invitees.Select(invitee => invitee.Key)]));

        public Task<IReadOnlyList<InviteeChange>> ChangeAsync(
            Wave wave, IReadOnlyList<Invitee> invitees, Func<Invitee, Invitee?> change, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
