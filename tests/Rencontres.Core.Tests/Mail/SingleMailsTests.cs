using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Mail.MailTrigger;

namespace Rencontres.Core.Tests.Mail;

public sealed class SingleMailsTests
{
    private static readonly SendOutcome Lost = new SendOutcome.Unknown("503");
    private static readonly Duration Grace = MailStage.Options.Grace;

    [Fact]
    public async Task One_of_unknown_fate_is_not_sent_again_by_itself()
    {
        await using var stage = await NoticesAsync(Lost);

        for (var n = 0; n < 3 * 24 * 6; n++)
            await RunAsync(stage, MailStage.Options.LookEvery);

        Assert.Equal((MailState.Unknown, 2), (Notice(stage, 1).State, stage.Mailer.Requests.Count));
    }

    [Fact]
    public async Task One_of_unknown_fate_goes_again_once_its_absence_is_believed()
    {
        await using var stage = await NoticesAsync(Lost);
        await TellAsync(stage, 2, ToldDelivered);

        for (var n = 0; n < 26 * 6; n++)
            await RunAsync(stage, MailStage.Options.LookEvery);

        Assert.Equal(["Notice organiser-2", "Notice organiser-1"], stage.Mailer.Sent);
        Assert.Equal((MailState.Accepted, 3), (Notice(stage, 1).State, stage.Mailer.Requests.Count));
    }

    [Fact]
    public async Task One_of_unknown_fate_is_settled_by_an_event()
    {
        await using var stage = await NoticesAsync(Lost);

        await TellAsync(stage, 1, ToldDelivered);
        await RunAsync(stage, Grace * 2);

        Assert.Equal(MailState.Delivered, Notice(stage, 1).State);
        Assert.Null(await stage.Singles.NextDueAsync(stage.Campaign.Id, null, CancellationToken.None));
    }

    [Fact]
    public async Task After_seven_graces_it_is_left_to_the_organisers()
    {
        await using var stage = await NoticesAsync(Lost);

        await RunAsync(stage, Grace * 7 + MailStage.Options.Lease);

        Assert.Equal((MailState.Unknown, null), (Notice(stage, 1).State, Notice(stage, 1).LookAgainAt));
    }

    [Fact]
    public async Task A_claim_left_behind_is_unknown_and_looked_at_again()
    {
        await using var stage = await NoticesAsync();
        var due = Notice(stage, 1);
        await stage.Singles.TryClaimAsync(due, AttemptId.New(stage.Clock.Now), stage.Clock.Now + MailStage.Options.Lease, CancellationToken.None);

        await RunAsync(stage, MailStage.Options.Lease);

        Assert.Equal((MailState.Unknown, true), (Notice(stage, 1).State, Notice(stage, 1).LookAgainAt > stage.Clock.Now));
        Assert.DoesNotContain("Notice organiser-1", stage.Mailer.Sent);
    }

    [Fact]
    public async Task A_busy_service_is_left_in_peace_as_long_as_it_asks()
    {
        await using var stage = await NoticesAsync(new SendOutcome.TryLater(DelayCause.Busy, "429") { Rest = Duration.FromMinutes(3) });
        var asked = stage.Clock.Now;

        var early = await RunAsync(stage, Duration.FromMinutes(1));
        var late = await RunAsync(stage, Duration.FromMinutes(2));

        Assert.Equal((0, asked + Duration.FromMinutes(3)), (early.Sent, early.NextDue));
        Assert.Equal((2, null), (late.Sent, late.NextDue));
    }

    [Fact]
    public async Task A_refused_key_halts_and_the_mail_stays_due()
    {
        await using var stage = await NoticesAsync();
        stage.Mailer.Answer = () => new SendOutcome.NotAuthorised("401: the key is revoked");

        var result = await RunAsync(stage, Duration.Zero);

        Assert.Equal((0, "401: the key is revoked"), (result.Sent, result.Halt));
        Assert.Equal(MailState.Due, Notice(stage, 1).State);
    }

    [Fact]
    public async Task A_refused_mail_is_kept_with_the_reason_and_hinders_no_other()
    {
        await using var stage = await NoticesAsync(new SendOutcome.Refused("400: no such domain", null));

        Assert.Equal((MailState.Refused, "400: no such domain"), (Notice(stage, 1).State, Notice(stage, 1).Detail));
        Assert.Equal(["Notice organiser-2"], stage.Mailer.Sent);
    }

    [Fact]
    public async Task Several_lost_mails_are_one_notice_to_each_organiser_in_a_grace()
    {
        await using var stage = await MailStage.WithAsync(3);
        foreach (var (code, n) in new[] { "10001", "10002", "10003" }.Select((code, n) => (code, n)))
        {
            var lease = stage.Clock.Now + Duration.FromMinutes(n);
            var key = new SingleMailKey(stage.Campaign.Id, 0, code, "confirmation-1");
            await stage.Singles.AddAsync(
                new SingleMail(key, SingleMailKind.Confirmation, $"{code}@mairie.example", Language.French, "1", lease)
                {
                    State = MailState.Unknown,
                    Attempt = AttemptId.New(lease),
                    LeaseUntil = lease,
                    LookAgainAt = lease,
                },
                CancellationToken.None);
        }

        stage.Clock.Now += Duration.FromHours(2);
        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, 0, CancellationToken.None);

        Assert.Equal(2, stage.Singles.All.Count(mail => mail.Kind == SingleMailKind.Notice));
    }

    private static SingleMail Notice(MailStage stage, int organiser) => stage.Singles.All.Single(mail => mail.Key.Subject == $"organiser-{organiser}");

    private static Task<EventTally> TellAsync(MailStage stage, int organiser, MailTrigger trigger)
    {
        var mail = Notice(stage, organiser);
        return stage.TellAsync(new MailEvent("e1", new MailPlace(stage.Campaign.Id, null, mail.Key.Subject, mail.Key.Occasion), mail.Attempt, trigger, null, stage.Clock.Now, mail.To, null));
    }

    private static Task<SingleMailResult> RunAsync(MailStage stage, Duration later)
    {
        stage.Clock.Now += later;
        return stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, null, CancellationToken.None);
    }

    /// <summary>Mails to two organisers; with answers to the first of them, they have been sent.</summary>
    private static async Task<MailStage> NoticesAsync(params SendOutcome[] outcomes)
    {
        var stage = await MailStage.NewAsync();
        await stage.Get<OrganiserNotices>().AddAsync(stage.Campaign, NoticeKind.HeldUp, stage.Clock.Now, Duration.Zero, CancellationToken.None);
        stage.Clock.Now += Duration.FromSeconds(1);
        stage.Mailer.AnswerNext(outcomes);
        var answer = stage.Mailer.AnswerTo;
        stage.Mailer.AnswerTo = mails =>
        {
            stage.Clock.Now += Duration.FromSeconds(1);
            return answer(mails);
        };
        if (outcomes.Length > 0)
            await RunAsync(stage, Duration.Zero);

        return stage;
    }
}
