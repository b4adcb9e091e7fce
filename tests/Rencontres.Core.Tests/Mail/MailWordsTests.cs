using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailWordsTests
{
    private static readonly SpokenOf All = new(null, null, null);
    private static readonly WaveSlot Invitation = new(Wave.Invitation, CampaignBuilder.France);

    [Fact]
    public async Task What_is_said_to_have_gone_is_never_sent_again()
    {
        await using var stage = await LostAsync(3);

        var settled = await SayAsync(stage, All, sent: true);
        await stage.SendAsync();

        Assert.Equal((3, 1), (settled, stage.Mailer.Requests.Count));
        Assert.All(stage.States(), state => Assert.Equal(MailState.Accepted, state));
        Assert.Null((await stage.RecordAsync()).ProgressOf(Invitation).UnknownSince);
    }

    [Fact]
    public async Task What_is_said_not_to_have_gone_goes_again_at_once_though_its_wave_was_done()
    {
        await using var stage = await LostAsync(3);
        var done = (await stage.RecordAsync()).ProgressOf(Invitation).CompletedAt;

        var settled = await SayAsync(stage, All, sent: false);
        var reopened = (await stage.RecordAsync()).ProgressOf(Invitation).CompletedAt;
        await stage.SendAsync();

        Assert.NotNull(done);
        Assert.Equal((3, null), (settled, reopened));
        Assert.Equal(3, stage.Mailer.Sent.Distinct().Count());
    }

    [Theory]
    [InlineData("invitation", null, 3)]
    [InlineData("reminder-1", null, 0)]
    [InlineData(null, "10002", 1)]
    [InlineData("invitation", "10002", 1)]
    [InlineData(null, "99999", 0)]
    public async Task Only_what_is_spoken_of_is_settled(string? occasion, string? subject, int expected)
    {
        await using var stage = await LostAsync(3);

        var settled = await SayAsync(stage, new SpokenOf(occasion, null, subject), sent: false);

        Assert.Equal((expected, expected), (settled, stage.States().Count(state => state == MailState.Due)));
    }

    [Fact]
    public async Task What_is_said_of_one_mail_to_have_gone_is_said_of_its_whole_request()
    {
        await using var stage = await LostAsync(3);

        await SayAsync(stage, new SpokenOf(null, null, "10002"), sent: true);

        Assert.All(stage.States(), state => Assert.Equal(MailState.Accepted, state));
    }

    [Fact]
    public async Task One_attempt_may_be_spoken_of()
    {
        await using var stage = await LostAsync(3);

        Assert.Equal(0, await SayAsync(stage, new SpokenOf(null, "another", null), sent: false));
        Assert.Equal(3, await SayAsync(stage, new SpokenOf(null, stage.Mail("10001").Attempt, null), sent: false));
    }

    [Fact]
    public async Task A_word_may_be_said_twice_and_is_written_down_once()
    {
        await using var stage = await LostAsync(2);

        await SayAsync(stage, All, sent: false);
        var again = await SayAsync(stage, All, sent: true);

        Assert.Equal(0, again);
        Assert.All(stage.States(), state => Assert.Equal(MailState.Due, state));
        var told = Assert.Single(await stage.AuditAsync("mails-declared"));
        Assert.Equal(("organiser", "all, 2 mails: not sent"), (told.Actor, told.Details));
    }

    [Fact]
    public async Task Of_mails_whose_fate_is_known_a_word_changes_nothing()
    {
        await using var stage = await MailStage.WithAsync(2);
        await stage.SendAsync();

        Assert.Equal(0, await SayAsync(stage, All, sent: false));
        Assert.All(stage.States(), state => Assert.Equal(MailState.Accepted, state));
    }

    [Fact]
    public async Task A_claim_left_behind_is_shown_as_unknown_so_a_word_counts_for_it()
    {
        await using var stage = await MailStage.WithAsync(1);
        stage.Mailer.Answer = () => throw new InvalidOperationException("The host is killed.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.SendAsync());
        await stage.Get<CampaignChanges>().ApplyAsync(
            stage.Campaign.Id, campaign => (campaign.With(Invitation, SlotProgress.None), new(stage.Clock.Now, "flow", "wave-slice-sent", "")), CancellationToken.None);

        var early = await SayAsync(stage, All, sent: true);
        stage.Clock.Now += MailStage.Options.Lease;
        var late = await SayAsync(stage, All, sent: true);

        Assert.Equal((0, 1, MailState.Accepted), (early, late, stage.Mail("10001").State));
    }

    [Fact]
    public async Task A_mail_to_one_person_is_settled_by_a_word_too()
    {
        await using var stage = await MailStage.NewAsync();
        await stage.Get<OrganiserNotices>().AddAsync(stage.Campaign, NoticeKind.HeldUp, stage.Clock.Now, Duration.Zero, CancellationToken.None);
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));
        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, null, CancellationToken.None);
        stage.Clock.Now += Duration.FromMinutes(5);

        var settled = await SayAsync(stage, new SpokenOf(null, null, "organiser-1"), sent: false);
        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, null, CancellationToken.None);

        Assert.Equal(1, settled);
        Assert.Equal(["Notice organiser-2", "Notice organiser-1"], stage.Mailer.Sent);
    }

    private static async Task<int> SayAsync(MailStage stage, SpokenOf which, bool sent) =>
        await stage.Get<MailWords>().TakeAsync(await stage.RecordAsync(), which, sent, CancellationToken.None);

    private static async Task<MailStage> LostAsync(int invitees)
    {
        var stage = await MailStage.WithAsync(invitees);
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));
        await stage.SendAsync();
        stage.Clock.Now += Duration.FromMinutes(5);
        return stage;
    }
}
