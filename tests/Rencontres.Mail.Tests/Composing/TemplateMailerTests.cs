using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Tests.Composing;

public sealed class TemplateMailerTests
{
    private readonly MailStage _stage = new();

    [Fact]
    public async Task Whatever_goes_wrong_while_a_mail_is_written_is_told_and_nothing_is_posted()
    {
        _stage.Content.Failure = new InvalidDataException("The document is damaged.");

        var outcome = await _stage.Mailer.SendAsync(MailStage.Batch(Wave.Invitation, "invitation", MailStage.Invitee()), CancellationToken.None);

        Assert.Equal(new SendOutcome.Unwritable("The mail cannot be written (InvalidDataException): The document is damaged."), outcome);
        Assert.Empty(_stage.Posted);
    }

    [Fact]
    public async Task Whatever_goes_wrong_while_a_mail_to_one_person_is_written_is_told_and_nothing_is_posted()
    {
        _stage.Content.Failure = new InvalidDataException("The document is damaged.");
        var mail = new SingleMail(
            new SingleMailKey(MailStage.Campaign.Id, null, "organiser-1", "notice-heldup-1"), SingleMailKind.Notice, "bulletin@organisateur.example", Language.French, "HeldUp-1", _stage.Clock.Now)
        {
            LeaseUntil = Instant.MaxValue,
        };

        var outcome = await _stage.Mailer.SendAsync(mail, new SingleMailContent.AboutNotice(NoticeKind.HeldUp, _stage.Clock.Now, 3), MailStage.Campaign, CancellationToken.None);

        Assert.IsType<SendOutcome.Unwritable>(outcome);
        Assert.Empty(_stage.Posted);
    }
}
