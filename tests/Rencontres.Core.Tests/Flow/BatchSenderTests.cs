using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Flow;

public sealed class BatchSenderTests
{
    private const string Bad = "10042";

    [Fact]
    public async Task A_named_bad_address_is_taken_out_and_the_others_go_once()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerTo = mails => IndexOfBad(mails) is { } index ? new SendOutcome.Refused("400: no such domain", index) : null;

        var tally = await stage.SendAsync();

        Assert.Equal((99, 1, 0), (tally.Sent, tally.Refused, tally.Unknown));
        Assert.Equal([100, 99], stage.Mailer.Requests.Select(request => request.Count));
        AssertOthersGotItOnce(stage);
        Assert.Equal((MailState.Refused, "400: no such domain"), (stage.Mail(Bad).State, stage.Mail(Bad).Detail));
    }

    [Fact]
    public async Task A_bad_address_that_nobody_names_is_found_by_halving_and_the_others_go_once()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerTo = mails => IndexOfBad(mails) is null ? null : new SendOutcome.Refused("400", null);

        var tally = await stage.SendAsync();

        Assert.Equal((99, 1), (tally.Sent, tally.Refused));
        Assert.InRange(stage.Mailer.Requests.Count, 8, 16);
        AssertOthersGotItOnce(stage);
        Assert.Equal(MailState.Refused, stage.Mail(Bad).State);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_split_until_it_is_not()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerTo = mails => mails.Count > 30 ? new SendOutcome.TooLarge() : null;

        var tally = await stage.SendAsync();

        Assert.Equal((100, 0), (tally.Sent, tally.Refused));
        Assert.Equal([100, 50, 25, 25, 50, 25, 25], stage.Mailer.Requests.Select(request => request.Count));
        Assert.Equal(100, stage.Mailer.Sent.Distinct().Count());
    }

    [Fact]
    public async Task Two_invitees_with_one_mailbox_get_their_mails_in_two_requests()
    {
        await using var stage = await MailStage.NewAsync();
        await stage.AddAsync(InviteeBuilder.Listed("10001", "mairie@partage.example"), InviteeBuilder.Listed("10002", "Mairie@PARTAGE.example"), InviteeBuilder.Listed("10003"));

        await stage.SendAsync();

        Assert.Equal([["invitation 10001", "invitation 10003"], ["invitation 10002"]], stage.Mailer.Requests);
    }

    [Fact]
    public async Task A_service_that_is_busy_gets_them_again_when_it_said()
    {
        await using var stage = await MailStage.WithAsync(150);
        var answered = stage.Clock.Now + Duration.FromMinutes(5);
        stage.Mailer.AnswerNext(new SendOutcome.TryLater(DelayCause.Busy, "429") { Rest = Duration.FromMinutes(5) });

        var first = await stage.SendAsync();
        var between = await stage.SendAsync();
        var requests = stage.Mailer.Requests.Count;
        var resume = (await stage.RecordAsync()).ProgressOf(Invitation).ResumeAt;
        stage.Clock.Now = answered;
        var second = await stage.SendAsync();

        Assert.Equal((0, 0, 1, answered), (first.Sent, between.Sent, requests, resume));
        Assert.Equal((150, 150), (second.Sent, stage.Mailer.Sent.Distinct().Count()));
    }

    [Fact]
    public async Task A_lost_reply_makes_its_batch_unknown_and_the_next_one_is_of_one_mail()
    {
        await using var stage = await MailStage.WithAsync(250);
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));

        var tally = await stage.SendAsync();

        Assert.Equal((150, 100), (tally.Sent, tally.Unknown));
        Assert.Equal([100, 1, 100, 49], stage.Mailer.Requests.Select(request => request.Count));
        Assert.Equal(stage.Clock.Now, (await stage.RecordAsync()).ProgressOf(Invitation).UnknownSince);
    }

    [Fact]
    public async Task A_reply_lost_while_halving_puts_one_mail_at_risk_next_and_not_the_other_half()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerNext(new SendOutcome.Refused("400", null), new SendOutcome.Unknown("503"));

        await stage.SendAsync();
        await stage.SendAsync();

        Assert.Equal([100, 50, 1, 49], stage.Mailer.Requests.Select(request => request.Count));
        Assert.Equal((50, 50), (stage.States().Count(state => state == MailState.Accepted), stage.States().Count(state => state == MailState.Unknown)));
    }

    [Fact]
    public async Task A_pause_that_the_service_asks_for_holds_while_halving_too()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerNext(new SendOutcome.Refused("400", null), new SendOutcome.Accepted("id") { Rest = Duration.FromMinutes(5) });

        var first = await stage.SendAsync();
        stage.Clock.Now += Duration.FromMinutes(5);
        var second = await stage.SendAsync();

        Assert.Equal((50, 50), (first.Sent, second.Sent));
    }

    [Fact]
    public async Task What_was_lost_is_not_sent_again()
    {
        await using var stage = await MailStage.WithAsync(100);
        stage.Mailer.AnswerNext(new SendOutcome.Unknown("503"));
        await stage.SendAsync();
        stage.Clock.Now += Duration.FromHours(1);

        await stage.SendAsync();

        Assert.Single(stage.Mailer.Requests);
    }

    private static WaveSlot Invitation => new(Wave.Invitation, CampaignBuilder.France);

    private static int? IndexOfBad(IReadOnlyList<string> mails) => mails.ToList().IndexOf($"invitation {Bad}") is >= 0 and var index ? index : null;

    private static void AssertOthersGotItOnce(MailStage stage)
    {
        Assert.Equal(99, stage.Mailer.Sent.Count);
        Assert.Equal(99, stage.Mailer.Sent.Distinct().Count());
        Assert.DoesNotContain($"invitation {Bad}", stage.Mailer.Sent);
    }
}
