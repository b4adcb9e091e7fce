using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;
using static Rencontres.Core.Mail.MailTrigger;

namespace Rencontres.Core.Tests.Mail;

public sealed class UnknownMailsTests
{
    private static readonly Duration Grace = MailStage.Options.Grace;
    private static readonly WaveSlot Invitation = new(Wave.Invitation, CampaignBuilder.France);

    [Fact]
    public async Task While_nothing_is_unknown_nobody_looks_but_once_after_a_start()
    {
        await using var stage = await MailStage.WithAsync(2);
        await stage.SendAsync();

        Assert.Null(await LookAsIsDueAsync(stage));
        var looked = stage.Get<MemoryWebhookWatch>().Record;
        stage.Clock.Now += Duration.FromDays(1);
        Assert.Null(await LookAsIsDueAsync(stage));

        Assert.NotEqual(WebhookWatch.None, looked);
        Assert.Equal(looked, stage.Get<MemoryWebhookWatch>().Record);
    }

    [Fact]
    public async Task A_mate_that_is_known_to_have_gone_settles_its_batch()
    {
        await using var stage = await LostAsync();
        var mate = stage.Invitee("10002");
        stage.Get<MemoryInvitees>().Change(mate.Key, invitee => invitee.After(Wave.Invitation, ToldDelivered, mate.Mails[Wave.Invitation].Attempt, stage.Clock.Now)!);

        await stage.LookAsync();

        Assert.Equal([MailState.Accepted, MailState.Delivered, MailState.Accepted], stage.States());
        Assert.Null((await stage.RecordAsync()).ProgressOf(Invitation).UnknownSince);
        Assert.Equal("of mails of unknown fate, taken on 2, not taken on 0, still unknown 0", Assert.Single(await stage.AuditAsync("mails-settled")).Details);
    }

    [Fact]
    public async Task Absence_puts_them_back_to_due_and_opens_the_wave_again()
    {
        await using var stage = await LostAsync();
        await ReportLaterBatchAsync(stage);

        await stage.WatchAsync(Grace + MailStage.Options.Lease + (MailStage.Options.LookEvery * 2));
        var reopened = (await stage.RecordAsync()).ProgressOf(Invitation);
        await stage.SendAsync();

        Assert.Equal((0, null, null), (reopened.DoneForArrival, reopened.CompletedAt, reopened.UnknownSince));
        Assert.Equal(["invitation 10001", "invitation 10002", "invitation 10003"], stage.Mailer.Sent.Where(mail => mail.StartsWith("invitation", StringComparison.Ordinal)).Order());
        Assert.True(stage.Get<CountingNudge>().Changes > 0);
    }

    [Fact]
    public async Task Without_a_later_batch_that_was_reported_they_stay_unknown()
    {
        await using var stage = await LostAsync();

        await stage.WatchAsync(Grace * 3);

        Assert.All(stage.States(), state => Assert.Equal(MailState.Unknown, state));
    }

    [Fact]
    public async Task A_gap_in_the_watch_begins_the_grace_anew()
    {
        await using var stage = await LostAsync();
        await ReportLaterBatchAsync(stage);
        await stage.WatchAsync(Grace - Duration.FromHours(1));

        stage.Clock.Now += Duration.FromHours(3);
        await stage.WatchAsync(Grace - Duration.FromHours(1));
        var early = stage.States().ToList();
        await stage.WatchAsync(Duration.FromHours(2));

        Assert.All(early, state => Assert.Equal(MailState.Unknown, state));
        Assert.All(stage.States(), state => Assert.Equal(MailState.Due, state));
    }

    [Fact]
    public async Task Posts_that_are_refused_keep_absence_from_being_believed()
    {
        await using var stage = await LostAsync();
        await ReportLaterBatchAsync(stage);
        await stage.Get<IWebhookWatch>().ChangeAsync(watch => watch.Refused(stage.Clock.Now), CancellationToken.None);

        await stage.WatchAsync(Grace * 3);

        Assert.All(stage.States(), state => Assert.Equal(MailState.Unknown, state));
    }

    [Fact]
    public async Task Past_the_cutoff_nothing_goes_again()
    {
        await using var stage = await LostAsync(builder => builder.At("2023-07-12T09:00"));
        await ReportLaterBatchAsync(stage);

        await stage.WatchAsync(Grace * 2);
        await stage.SendAsync();

        Assert.All(stage.States(), state => Assert.Equal(MailState.Due, state));
        Assert.DoesNotContain(stage.Mailer.Sent, mail => mail.StartsWith("invitation", StringComparison.Ordinal));
        Assert.IsNotType<Turn.RunSlice>(CampaignFlow.Next(await stage.RecordAsync(), stage.Clock.Now));
    }

    [Fact]
    public async Task A_claim_left_behind_becomes_unknown_when_its_lease_has_run_out()
    {
        await using var stage = await LostAsync();
        var left = stage.Invitee("10002");
        var claim = new WaveMail(MailState.Claimed, stage.Clock.Now, AttemptId.New(stage.Clock.Now), stage.Clock.Now + MailStage.Options.Lease);
        stage.Get<MemoryInvitees>().Change(left.Key, invitee => invitee.With(Wave.Invitation, claim));

        await stage.LookAsync();
        var before = stage.Mail("10002").State;
        await stage.WatchAsync(MailStage.Options.Lease);

        Assert.Equal((MailState.Claimed, MailState.Unknown), (before, stage.Mail("10002").State));
        Assert.Equal(claim.LeaseUntil, stage.Mail("10002").LeaseUntil);
    }

    [Fact]
    public async Task The_organisers_are_told_once_in_each_grace()
    {
        await using var stage = await LostAsync();

        await stage.WatchAsync(Duration.FromMinutes(50));
        var early = Notices(stage);
        await stage.WatchAsync(Grace - Duration.FromHours(1));
        var first = Notices(stage);
        await stage.WatchAsync(Grace);

        Assert.Equal((0, 2, 4), (early, first, Notices(stage)));
    }

    private static Task<Instant?> LookAsIsDueAsync(MailStage stage) => stage.Get<UnknownMails>().LookAsync(stage.Campaign.Id, anew: false, CancellationToken.None);

    private static int Notices(MailStage stage) => stage.Singles.All.Count(mail => mail.Kind == SingleMailKind.Notice);

    /// <summary>Three invitations in one request whose reply was lost.</summary>
    private static async Task<MailStage> LostAsync(Func<CampaignBuilder, CampaignBuilder>? change = null)
    {
        var stage = await MailStage.WithAsync(3, change);
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));
        await stage.SendAsync();
        stage.Clock.Now += Duration.FromMinutes(1);
        return stage;
    }

    /// <summary>A mail to an organiser went later, and the service has told that it arrived.</summary>
    private static async Task ReportLaterBatchAsync(MailStage stage)
    {
        await stage.Get<OrganiserNotices>().AddAsync(stage.Campaign, NoticeKind.Unknown, stage.Clock.Now, Duration.Zero, CancellationToken.None);
        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, null, CancellationToken.None);
        var notice = stage.Singles.All.First(mail => mail.State == MailState.Accepted);
        var place = new MailPlace(stage.Campaign.Id, null, notice.Key.Subject, notice.Key.Occasion);
        await stage.TellAsync(new MailEvent("notice", place, notice.Attempt, ToldDelivered, null, stage.Clock.Now, notice.To, null));
    }
}
