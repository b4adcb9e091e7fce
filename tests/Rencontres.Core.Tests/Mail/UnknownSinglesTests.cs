using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Mail;

public sealed class UnknownSinglesTests
{
    [Theory]
    [InlineData(SingleMailKind.Report, 2)]
    [InlineData(SingleMailKind.Notice, 0)]
    public async Task A_report_of_unknown_fate_is_told_of_to_the_organisers_and_a_notice_is_not(SingleMailKind kind, int notices)
    {
        await using var stage = await MailStage.NewAsync();
        var lost = stage.Clock.Now;
        var reference = kind == SingleMailKind.Notice ? $"{NoticeKind.HeldUp}-{lost.ToUnixTimeTicks()}" : "1";
        var mail = new SingleMail(new SingleMailKey(stage.Campaign.Id, null, "organiser-1", "occasion-1"), kind, "bulletin@organisateur.example", Language.French, reference, lost)
        {
            State = MailState.Unknown,
            Attempt = AttemptId.New(lost),
            LeaseUntil = lost,
            LookAgainAt = lost,
        };
        await stage.Singles.AddAsync(mail, CancellationToken.None);

        stage.Clock.Now += Duration.FromHours(2);
        await stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, null, CancellationToken.None);

        Assert.Equal(notices, stage.Singles.All.Count(each => each.Key != mail.Key && each.Kind == SingleMailKind.Notice));
        Assert.Equal(MailState.Unknown, stage.Singles.All.Single(each => each.Key == mail.Key).State);
    }
}
