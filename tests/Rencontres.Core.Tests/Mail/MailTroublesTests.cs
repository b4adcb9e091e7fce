using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailTroublesTests
{
    [Fact]
    public async Task Three_failures_in_a_row_are_told_once_in_the_status_the_audit_chain_and_to_each_organiser()
    {
        await using var stage = await MailStage.WithAsync(20);
        stage.Mailer.Answer = () => new SendOutcome.TryLater(DelayCause.OutOfReach, "The mail service cannot be reached.");

        await SendAsync(stage, 2);
        var before = (await stage.RecordAsync()).Trouble;
        await SendAsync(stage, 4);

        Assert.Null(before);
        Assert.Equal("The mail service cannot be reached.", (await stage.RecordAsync()).Trouble!.Reason);
        Assert.Single(await stage.AuditAsync("mail-held-up"));
        Assert.Equal(
            stage.Campaign.Definition.Organiser.ReportTo.Order(), stage.Singles.All.Where(mail => mail.Kind == SingleMailKind.Notice).Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task The_wave_goes_on_by_itself_and_that_is_told_once()
    {
        await using var stage = await MailStage.WithAsync(20);
        stage.Mailer.AnswerNext([.. Enumerable.Repeat(new SendOutcome.TryLater(DelayCause.OutOfReach, "away"), 3)]);
        await SendAsync(stage, 3);

        await SendAsync(stage, 2);

        Assert.Null((await stage.RecordAsync()).Trouble);
        Assert.Single(await stage.AuditAsync("mail-goes-on"));
        Assert.Equal(20, stage.Mailer.Sent.Distinct().Count());
    }

    [Fact]
    public async Task A_later_trouble_is_told_anew()
    {
        await using var stage = await MailStage.WithAsync(20);
        var away = Enumerable.Repeat(new SendOutcome.TryLater(DelayCause.OutOfReach, "away"), 3).ToList<SendOutcome>();
        stage.Mailer.AnswerNext([.. away, new SendOutcome.Accepted("id"), .. away]);

        await SendAsync(stage, 6);

        Assert.Equal(2, (await stage.AuditAsync("mail-held-up")).Count);
        Assert.Equal(4, stage.Singles.All.Count(mail => mail.Kind == SingleMailKind.Notice));
    }

    [Fact]
    public async Task A_trouble_that_another_process_has_told_of_is_not_told_again()
    {
        await using var stage = await MailStage.WithAsync(1);
        var told = new MailTrouble(stage.Clock.Now - Duration.FromMinutes(1), "away");
        await stage.Get<OrganiserNotices>().AddAsync(stage.Campaign, NoticeKind.HeldUp, told.Since, Duration.Zero, CancellationToken.None);
        await stage.Get<CampaignChanges>().ApplyAsync(
            stage.Campaign.Id, campaign => (campaign with { Trouble = told }, new(told.Since, "flow", "mail-held-up", told.Reason)), CancellationToken.None);
        foreach (var outcome in Enumerable.Repeat(new SendOutcome.TryLater(DelayCause.OutOfReach, "away"), 3))
            stage.Get<MailPace>().Note(outcome);

        await stage.Get<MailTroubles>().ShowAsync(stage.Campaign, sent: false, CancellationToken.None);

        Assert.Equal(told, (await stage.RecordAsync()).Trouble);
        Assert.Single(await stage.AuditAsync("mail-held-up"));
        Assert.Equal(2, stage.Singles.All.Count);
    }

    [Fact]
    public async Task The_notice_itself_goes_as_soon_as_mail_goes_again()
    {
        await using var stage = await MailStage.WithAsync(1);
        stage.Mailer.AnswerNext([.. Enumerable.Repeat(new SendOutcome.TryLater(DelayCause.OutOfReach, "away"), 3)]);
        await SendAsync(stage, 4);

        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, null, CancellationToken.None);

        Assert.Equal(["Notice organiser-1", "Notice organiser-2"], stage.Mailer.Sent.Skip(1));
    }

    /// <summary>Slices, each once all pauses are over.</summary>
    private static async Task SendAsync(MailStage stage, int times)
    {
        for (var n = 0; n < times; n++)
        {
            await stage.SendAsync();
            stage.Clock.Now += Duration.FromMinutes(20);
        }
    }
}
