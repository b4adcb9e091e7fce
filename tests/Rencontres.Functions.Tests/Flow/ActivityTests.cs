using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Functions.Flow;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

public sealed class ActivityTests
{
    [Fact]
    public async Task A_failure_that_would_last_for_ever_halts_the_campaign_and_tells_the_organisers()
    {
        using var stage = await StartedAsync();
        stage.Get<MemoryMailer>().Answer = () => throw new InvalidOperationException("a fault of ours");

        var outcome = await SendInvitationAsync(stage);

        var campaign = await stage.RecordAsync();
        Assert.False(outcome.Completed);
        Assert.Equal(CampaignState.Paused, campaign.State);
        Assert.Contains(DurableNames.SendBucket, campaign.PausedBecause, StringComparison.Ordinal);
        Assert.DoesNotContain("a fault of ours", campaign.PausedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_out_of_reach_is_thrown_for_the_orchestration_to_try_again()
    {
        using var stage = await StartedAsync();
        stage.Get<MemoryMailer>().Answer = () => throw new StorageUnavailableException("away", new IOException());

        await Assert.ThrowsAsync<StorageUnavailableException>(() => SendInvitationAsync(stage));

        Assert.Equal(CampaignState.Running, (await stage.RecordAsync()).State);
    }

    [Fact]
    public async Task A_hiccup_of_Durable_is_thrown_for_the_orchestration_to_try_again_and_halts_nothing()
    {
        using var stage = await StartedAsync();
        var client = new Mock<DurableTaskClient>(MockBehavior.Strict, "test");
        client.Setup(each => each.GetInstanceAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("the host is restarting"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => stage.Get<CampaignActivities>().DecideTurnAsync(Sample.Id, client.Object, CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => stage.Get<MailActivities>().SendAsync(new MailLook(Sample.Id), client.Object, CancellationToken.None));

        Assert.Equal(CampaignState.Running, (await stage.RecordAsync()).State);
    }

    [Fact]
    public async Task A_wave_that_the_definition_has_lost_since_is_neither_sent_nor_a_fault()
    {
        using var stage = await StartedAsync();
        var slice = new SliceOrder(Sample.Id, "reminder-9", Sample.Slot.ToString(), Sample.Opens.Plus(Duration.FromMinutes(3)).ToDateTimeUtc(), 1, 1);

        var outcome = await stage.Get<WaveActivities>().SendAsync(new BucketOrder(slice, 0), stage.Client, CancellationToken.None);

        Assert.False(outcome.Completed);
        Assert.Empty(stage.Get<MemoryMailer>().Sent);
        Assert.Equal(CampaignState.Running, (await stage.RecordAsync()).State);
    }

    [Fact]
    public async Task Mails_that_an_earlier_try_left_unknown_are_still_told_of()
    {
        using var stage = await StartedAsync();
        stage.Get<MemoryMailer>().Answer = () => new SendOutcome.Unknown("the connection broke");

        var first = await SendInvitationAsync(stage);
        var again = await SendInvitationAsync(stage);

        Assert.Equal(3, first.Unknown);
        Assert.Equal((0, true), (again.Unknown, again.HasUnknown));
    }

    [Fact]
    public async Task No_report_is_made_for_a_cutoff_that_has_been_moved()
    {
        using var stage = await StartedAsync();
        var later = CutoffRule.AtTime((Sample.Cutoff + Duration.FromDays(9)).InUtc().LocalDateTime, "Etc/UTC");
        await stage.Orders.ExtendAsync(Sample.Campaign, later, "asked for", tellSilent: false, CancellationToken.None);

        await stage.Get<CampaignActivities>().MakeReportAsync(new CutoffOrder(Sample.Id, Sample.Cutoff.ToDateTimeUtc()), stage.Client, CancellationToken.None);
        var look = await stage.Get<MailActivities>().SendAsync(new MailLook(Sample.Id, MailLook.Organisers), stage.Client, CancellationToken.None);

        Assert.Null((await stage.RecordAsync()).ReportedFor);
        Assert.Equal(0, look.Sent);
    }

    [Fact]
    public async Task A_refused_key_halts_the_campaign_with_the_services_reason()
    {
        using var stage = await StartedAsync();
        stage.Get<MemoryMailer>().Answer = () => new SendOutcome.NotAuthorised("401: the key is revoked");

        await SendInvitationAsync(stage);

        Assert.Equal("401: the key is revoked", (await stage.RecordAsync()).PausedBecause);
    }

    [Fact]
    public async Task A_bucket_sent_twice_mails_nobody_twice()
    {
        using var stage = await StartedAsync();

        await SendInvitationAsync(stage);
        await SendInvitationAsync(stage);

        Assert.Equal(3, stage.Get<MemoryMailer>().Sent.Count);
    }

    [Fact]
    public async Task A_campaign_that_is_gone_ends_its_orchestrations()
    {
        using var stage = new Stage();

        var turn = await stage.Get<CampaignActivities>().DecideTurnAsync("nobody-knows", stage.Client, CancellationToken.None);
        var look = await stage.Get<MailActivities>().SendAsync(new MailLook("nobody-knows"), stage.Client, CancellationToken.None);

        Assert.Equal(TurnKind.Gone, turn.Kind);
        Assert.False(look.Open);
    }

    [Fact]
    public async Task A_draft_waits_without_an_instant()
    {
        using var stage = new Stage();
        await stage.PrepareAsync(3);

        Assert.Equal(new TurnOrder(TurnKind.Wait), await stage.Get<CampaignActivities>().DecideTurnAsync(Sample.Id, stage.Client, CancellationToken.None));
    }

    [Fact]
    public async Task The_report_is_made_and_its_mails_are_due_at_once()
    {
        using var stage = await StartedAsync();
        stage.Clock.Now = Sample.Cutoff + Duration.FromMinutes(2);

        await stage.Get<CampaignActivities>().MakeReportAsync(new CutoffOrder(Sample.Id, Sample.Cutoff.ToDateTimeUtc()), stage.Client, CancellationToken.None);
        var look = await stage.Get<MailActivities>().SendAsync(new MailLook(Sample.Id, MailLook.Organisers), stage.Client, CancellationToken.None);

        Assert.Equal(Sample.Cutoff, (await stage.RecordAsync()).ReportedFor);
        Assert.Equal(1, look.Sent);
        Assert.True(look.Open);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public async Task A_look_that_has_taken_long_ends_and_is_taken_up_again_at_once(int minutes, bool again)
    {
        using var stage = await StartedAsync();
        stage.Clock.Now = Sample.Cutoff + Duration.FromMinutes(2);
        await stage.Get<CampaignActivities>().MakeReportAsync(new CutoffOrder(Sample.Id, Sample.Cutoff.ToDateTimeUtc()), stage.Client, CancellationToken.None);
        stage.Get<MemoryMailer>().Answer = () =>
        {
            stage.Clock.Now += Duration.FromMinutes(minutes);
            return new SendOutcome.Accepted("message-1");
        };
        var began = stage.Clock.Now.ToDateTimeUtc();

        var look = await stage.Get<MailActivities>().SendAsync(new MailLook(Sample.Id), stage.Client, CancellationToken.None);

        Assert.Equal(1, look.Sent);
        Assert.Equal(again ? began : null, look.NextDue);
    }

    private static async Task<Stage> StartedAsync()
    {
        var stage = new Stage();
        await stage.PrepareAsync(3);
        await stage.Orders.StartAsync(Sample.Campaign, CancellationToken.None);
        stage.Clock.Now = Sample.Opens;
        return stage;
    }

    private static async Task<BucketOutcome> SendInvitationAsync(Stage stage)
    {
        var turn = new Turn.RunSlice(Wave.Invitation, Sample.Slot, stage.Clock.Now + Duration.FromMinutes(3));
        var campaign = await stage.Get<WaveBeginnings>().BeginAsync(await stage.RecordAsync(), turn, CancellationToken.None);
        var slice = SliceOrder.Of(campaign!, turn);
        return await stage.Get<WaveActivities>().SendAsync(new BucketOrder(slice, 0), stage.Client, CancellationToken.None);
    }
}
