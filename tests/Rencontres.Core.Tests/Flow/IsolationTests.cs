using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Flow;

/// <summary>Requests that are refused without a word on who is at fault.</summary>
public sealed class IsolationTests
{
    private static readonly SendOutcome Refused = new SendOutcome.Refused("400: bad request", null);
    private static readonly WaveSlot Invitation = new(Wave.Invitation, CampaignBuilder.France);

    [Fact]
    public async Task Where_all_are_refused_nobody_is_given_up_and_the_campaign_halts_after_a_few_requests()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.Answer = () => Refused;

        var tally = await stage.SendAsync();
        var record = await stage.RecordAsync();

        Assert.Equal(0, tally.Refused);
        Assert.All(stage.States(), state => Assert.Equal(MailState.Due, state));
        Assert.InRange(stage.Mailer.Requests.Count, 4, 20);
        Assert.Equal(CampaignState.Paused, record.State);
        Assert.Equal("The mail service refuses every mail of a request, so no address is at fault: 400: bad request", record.PausedBecause);
    }

    [Theory]
    [InlineData("10001")]
    [InlineData("10002")]
    [InlineData("10100")]
    [InlineData("10001 10002")]
    [InlineData("10001 10050 10100")]
    [InlineData("10001 10002 10003")]
    [InlineData("10098 10099 10100")]
    public async Task Where_some_are_taken_on_those_that_are_refused_alone_are_at_fault(string bad)
    {
        var faulty = bad.Split(' ');
        await using var stage = await WithBadAsync(faulty);

        var tally = await stage.SendAsync();

        Assert.Equal((100 - faulty.Length, faulty.Length), (tally.Sent, tally.Refused));
        Assert.Equal(100 - faulty.Length, stage.Mailer.Sent.Distinct().Count());
        Assert.All(faulty, code => Assert.Equal(MailState.Refused, stage.Mail(code).State));
        Assert.Equal(CampaignState.Running, (await stage.RecordAsync()).State);
    }

    [Fact]
    public async Task Those_that_were_not_tried_since_all_seemed_to_be_refused_go_in_the_next_pass()
    {
        string[] faulty = ["10001", "10002", "10003", "10006"];
        await using var stage = await WithBadAsync(faulty);

        var first = await stage.SendAsync();
        var progress = (await stage.RecordAsync()).ProgressOf(Invitation);
        var second = await stage.SendAsync();

        Assert.Equal((4, 0), (first.Refused, second.Refused));
        Assert.True(first.Sent < 96);
        Assert.Equal((null, stage.Clock.Now), (progress.CompletedAt, progress.ResumeAt));
        Assert.Equal((96, 96), (stage.Mailer.Sent.Count, stage.Mailer.Sent.Distinct().Count()));
        Assert.NotNull((await stage.RecordAsync()).ProgressOf(Invitation).CompletedAt);
    }

    [Fact]
    public async Task A_mail_that_was_alone_from_the_beginning_is_given_up_with_the_reason()
    {
        await using var stage = await MailStage.WithAsync(1);
        stage.Mailer.AnswerNext(Refused);

        var tally = await stage.SendAsync();

        Assert.Equal((1, MailState.Refused, "400: bad request"), (tally.Refused, stage.Mail("10001").State, stage.Mail("10001").Detail));
    }

    [Fact]
    public async Task A_place_in_the_request_that_there_is_not_names_nobody()
    {
        await using var stage = await MailStage.WithAsync(2);
        stage.Mailer.AnswerNext(new SendOutcome.Refused("400", 2));

        var tally = await stage.SendAsync();

        Assert.Equal((2, 0), (tally.Sent, tally.Refused));
    }

    [Fact]
    public async Task A_mail_that_is_too_large_by_itself_halts_with_the_remedy_since_all_have_the_same_enclosures()
    {
        await using var stage = await MailStage.WithAsync(1);
        stage.Mailer.Answer = () => new SendOutcome.TooLarge();

        var tally = await stage.SendAsync();
        var record = await stage.RecordAsync();

        Assert.Equal((0, MailState.Due), (tally.Refused, stage.Mail("10001").State));
        Assert.Equal((CampaignState.Paused, "The mail is too large for the mail service: make its enclosures smaller."), (record.State, record.PausedBecause));
    }

    [Fact]
    public async Task Where_each_mail_is_too_large_nobody_is_given_up()
    {
        await using var stage = await MailStage.WithAsync(10);
        stage.Mailer.Answer = () => new SendOutcome.TooLarge();

        await stage.SendAsync();

        Assert.All(stage.States(), state => Assert.Equal(MailState.Due, state));
        Assert.Contains("make its enclosures smaller", (await stage.RecordAsync()).PausedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Halving_stops_at_the_cutoff()
    {
        await using var stage = await MailStage.WithAsync(8, builder => builder.At("2023-07-11T10:01"));

        await RefuseFirstAsync(stage, () => stage.Clock.Now += Duration.FromMinutes(1));

        await AssertStoppedAsync(stage);
    }

    [Fact]
    public async Task Halving_stops_when_the_slice_ends()
    {
        await using var stage = await MailStage.WithAsync(8);

        await RefuseFirstAsync(stage, () => stage.Clock.Now += CampaignFlow.SliceLength);

        await AssertStoppedAsync(stage);
    }

    [Fact]
    public async Task Halving_stops_when_the_campaign_is_paused()
    {
        await using var stage = await MailStage.WithAsync(8);

        await RefuseFirstAsync(stage, () => stage.Get<CampaignOrders>().PauseAsync(stage.Campaign.Id, null, CancellationToken.None).GetAwaiter().GetResult());

        await AssertStoppedAsync(stage);
    }

    /// <summary>A hundred invitees, and a service that refuses every request with one of these in it.</summary>
    private static async Task<MailStage> WithBadAsync(string[] faulty)
    {
        var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerTo = mails => mails.Any(mail => faulty.Contains(mail.Split(' ')[1])) ? Refused : null;
        return stage;
    }

    /// <summary>The first request is refused, and meanwhile something happens; the service would take on all that follow.</summary>
    private static async Task RefuseFirstAsync(MailStage stage, Action meanwhile)
    {
        stage.Mailer.AnswerTo = _ =>
        {
            stage.Mailer.AnswerTo = _ => null;
            meanwhile();
            return Refused;
        };
        await stage.SendAsync();
    }

    private static async Task AssertStoppedAsync(MailStage stage)
    {
        Assert.Single(stage.Mailer.Requests);
        Assert.All(stage.States(), state => Assert.Equal(MailState.Due, state));
        Assert.Null((await stage.RecordAsync()).ProgressOf(Invitation).CompletedAt);
    }
}
