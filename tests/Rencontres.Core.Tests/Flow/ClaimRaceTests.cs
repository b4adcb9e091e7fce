using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Flow;

/// <summary>Two passes over the same bucket at the same time, as when an activity runs twice, and one of them does not come to its end.</summary>
public sealed class ClaimRaceTests
{
    private static readonly WaveSlot Invitation = new(Wave.Invitation, CampaignBuilder.France);
    private static readonly Duration Lease = MailStage.Options.Lease;

    [Fact]
    public async Task A_mail_that_another_sender_holds_brings_the_wave_back_when_its_lease_ends()
    {
        await using var stage = await RaceAsync(_ => throw new HostKilledException());

        await stage.SendAsync();
        var progress = (await stage.RecordAsync()).ProgressOf(Invitation);
        stage.Clock.Now += Lease;
        await stage.SendAsync();

        Assert.Equal((null, MailStage.Start + Lease), (progress.CompletedAt, progress.ResumeAt));
        Assert.Equal(["invitation 10001"], stage.Mailer.Sent);
        Assert.Equal(MailState.Unknown, stage.Mail("10002").State);
        Assert.Equal(stage.Clock.Now, (await stage.RecordAsync()).ProgressOf(Invitation).UnknownSince);
    }

    [Fact]
    public async Task A_mail_that_another_sender_lost_leaves_the_wave_undone_for_this_pass()
    {
        await using var stage = await RaceAsync(_ => new SendOutcome.Unknown("503"));

        await stage.SendAsync();
        var progress = (await stage.RecordAsync()).ProgressOf(Invitation);

        Assert.Equal((MailState.Unknown, null, stage.Clock.Now), (stage.Mail("10002").State, progress.CompletedAt, progress.ResumeAt));
        Assert.NotNull(progress.UnknownSince);
    }

    [Fact]
    public async Task A_claim_that_another_sender_left_behind_meanwhile_leaves_the_wave_undone_for_this_pass()
    {
        await using var stage = await RaceAsync(_ => throw new HostKilledException(), passing: Lease);
        await stage.Get<WaveBeginnings>().BeginAsync(stage.Campaign, new Turn.RunSlice(Wave.Invitation, CampaignBuilder.France, MailStage.Start), CancellationToken.None);

        var result = await RunAsync(stage);

        Assert.Equal((false, stage.Clock.Now), (result.Completed, result.ResumeAt));
        Assert.True((await RunAsync(stage)).HasUnknown);
    }

    [Fact]
    public async Task A_mail_that_another_sender_sent_needs_nothing_more()
    {
        await using var stage = await RaceAsync(_ => new SendOutcome.Accepted("id"));

        await stage.SendAsync();

        Assert.Equal(["invitation 10002", "invitation 10001"], stage.Mailer.Sent);
        Assert.NotNull((await stage.RecordAsync()).ProgressOf(Invitation).CompletedAt);
    }

    [Fact]
    public async Task A_sender_that_was_held_up_and_puts_its_mails_back_opens_the_wave_that_another_pass_had_completed()
    {
        await using var stage = await MailStage.WithAsync(5);
        SlotProgress? between = null;
        stage.Mailer.AnswerTo = _ =>
        {
            stage.Mailer.AnswerTo = _ => null;
            stage.Clock.Now += Lease + Duration.FromMinutes(1);
            stage.SendAsync().GetAwaiter().GetResult();
            between = stage.RecordAsync().GetAwaiter().GetResult().ProgressOf(Invitation);
            return SendOutcome.TryLater.HeldUp;
        };

        await stage.SendAsync();
        var after = (await stage.RecordAsync()).ProgressOf(Invitation);
        stage.Clock.Now += MailStage.Options.Pause;
        var turn = CampaignFlow.Next(await stage.RecordAsync(), stage.Clock.Now);
        await stage.SendAsync();

        Assert.Equal((1, 0), (between!.DoneForArrival, after.DoneForArrival));
        Assert.Equal(Wave.Invitation, Assert.IsType<Turn.RunSlice>(turn).Wave);
        Assert.Equal(5, stage.Mailer.Sent.Distinct().Count());
    }

    /// <summary>Two invitees of two languages, so of two requests. While this sender's first is under way, another sends the second, which ends as told; so much time passes.</summary>
    private static async Task<MailStage> RaceAsync(Func<IReadOnlyList<string>, SendOutcome> other, Duration? passing = null)
    {
        var stage = await MailStage.NewAsync();
        await stage.AddAsync(InviteeBuilder.Listed("10001"), InviteeBuilder.Listed("10002") with { Language = Language.Japanese });
        stage.Mailer.AnswerTo = _ =>
        {
            stage.Mailer.AnswerTo = other;
            try
            {
                stage.SendAsync().GetAwaiter().GetResult();
            }
            catch (HostKilledException)
            {
                // Whatever it had claimed stays claimed.
            }

            stage.Mailer.AnswerTo = _ => null;
            stage.Clock.Now += passing ?? Duration.Zero;
            return null;
        };
        return stage;
    }

    /// <summary>A pass whose slice does not end.</summary>
    private static Task<BucketResult> RunAsync(MailStage stage) =>
        stage.Get<WaveSlices>().RunBucketAsync(stage.Campaign.Id, Invitation, 0, Instant.MaxValue, CancellationToken.None);

    private sealed class HostKilledException : Exception;
}
