using System.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>What the mails about answers let their readers do, in every language.</summary>
public sealed class AnswerMailTests
{
    private readonly MailStage _stage = new();

    public static TheoryData<Language, SingleMailKind> Answered => new(
        from language in Languages.All
        from kind in new[] { SingleMailKind.Confirmation, SingleMailKind.Changed, SingleMailKind.Declined }
        select (language, kind));

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task Both_parts_lead_to_the_bulletin_the_withdrawal_and_a_way_to_say_not_me(Language language, SingleMailKind kind)
    {
        var mail = await ComposeAsync(language, kind);

        var bulletin = Address(mail.Text, "bulletins/").Replace("/withdraw", "", StringComparison.Ordinal);
        foreach (var link in new[] { bulletin, $"{bulletin}/withdraw", Address(mail.Text, "not-me/") })
        {
            Assert.Contains($"href=\"{link}\"", mail.Html, StringComparison.Ordinal);
            Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public async Task A_withdrawal_has_no_link_to_withdraw_and_no_meeting(Language language)
    {
        var mail = await ComposeAsync(language, SingleMailKind.Withdrawn);

        Assert.DoesNotContain("/withdraw", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/not-me/", mail.Text, StringComparison.Ordinal);
        Assert.Empty(mail.Attachments);
    }

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task Who_attends_gets_the_meeting_as_a_file_that_calendars_read(Language language, SingleMailKind kind)
    {
        var mail = await ComposeAsync(language, kind);

        if (kind == SingleMailKind.Declined)
        {
            Assert.Empty(mail.Attachments);
            return;
        }

        var file = Ical.Net.Calendar.Load(Encoding.UTF8.GetString(Assert.Single(mail.Attachments).Content.Span));
        var meeting = Assert.Single(file!.Events);
        Assert.Equal(("PUBLISH", MailStage.Campaign.Definition.Meeting.Title.In(language)), (file.Method, meeting.Summary));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public async Task The_mail_to_confirm_lets_its_reader_set_the_bulletin_aside(Language language)
    {
        var invitee = MailStage.Invitee(language: language);
        var answer = Answer(language, attending: true);
        var bulletin = new OpenBulletin("0123abcd", invitee.Key, answer, _stage.Clock.Now, ReceiptOf(answer), null);
        var key = new SingleMailKey(MailStage.Campaign.Id, 0, "0123abcd", "confirm");

        var mail = await _stage.Singles.ComposeAsync(
            new SingleMail(key, SingleMailKind.Confirm, "a@mairie.example", language, "0123abcd", _stage.Clock.Now),
            new SingleMailContent.AboutOpenBulletin(bulletin), MailStage.Campaign, CancellationToken.None);

        Assert.Contains(Address(mail.Text, "not-me/"), mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public async Task The_notice_of_a_dispute_names_organisation_receipt_and_contact(Language language)
    {
        var registration = Registration(language, AnswerStatus.Attending);
        var key = new SingleMailKey(MailStage.Campaign.Id, null, "organiser-1", "notice-disputed-1");

        var mail = await _stage.Singles.ComposeAsync(
            new SingleMail(key, SingleMailKind.Notice, "bulletin@organisateur.example", language, "", _stage.Clock.Now),
            new SingleMailContent.AboutDispute(registration, _stage.Clock.Now), MailStage.Campaign, CancellationToken.None);

        Assert.All(
            new[] { "Ville de Nancy", registration.Receipt.Number, "Camille Martin" }, said => Assert.Contains(said, mail.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("camille@nancy.example", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.French, "comptée.", "n’est pas comptée")]
    [InlineData(Language.Japanese, "集計の対象となっております", "集計の対象となっておりません")]
    [InlineData(Language.English, "is kept, and counted", "is not counted")]
    public async Task The_notice_of_a_disputed_withdrawal_does_not_say_that_the_answer_counts(Language language, string counts, string doesNot)
    {
        var registration = Registration(language, AnswerStatus.Withdrawn);
        var key = new SingleMailKey(MailStage.Campaign.Id, null, "organiser-1", "notice-disputed-1");

        var mail = await _stage.Singles.ComposeAsync(
            new SingleMail(key, SingleMailKind.Notice, "bulletin@organisateur.example", language, "", _stage.Clock.Now),
            new SingleMailContent.AboutDispute(registration, _stage.Clock.Now), MailStage.Campaign, CancellationToken.None);

        Assert.Contains(doesNot, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(counts, mail.Text.Replace(doesNot, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private Task<OutgoingBatch> ComposeAsync(Language language, SingleMailKind kind)
    {
        var status = kind switch
        {
            SingleMailKind.Declined => AnswerStatus.Declined,
            SingleMailKind.Withdrawn => AnswerStatus.Withdrawn,
            _ => AnswerStatus.Attending,
        };
        var key = new SingleMailKey(MailStage.Campaign.Id, 0, "54395", "1");
        return _stage.Singles.ComposeAsync(
            new SingleMail(key, kind, "camille@nancy.example", language, "1", _stage.Clock.Now),
            new SingleMailContent.AboutRegistration(MailStage.Invitee(language: language), Registration(language, status)), MailStage.Campaign, CancellationToken.None);
    }

    private Registration Registration(Language language, AnswerStatus status)
    {
        var answer = Answer(language, status == AnswerStatus.Attending);
        return new Registration(MailStage.Invitee().Key, 1, status, answer, _stage.Clock.Now, ReceiptOf(answer), RegistrationSource.PersonalLink);
    }

    private static Answer Answer(Language language, bool attending) => new(
        new Organisation("Ville de Nancy", "commune", "FR", "54395"), new Contact("Camille Martin", "", "camille@nancy.example", ""),
        attending, [], Conference.Yes, [], "", language);

    private static Receipt ReceiptOf(Answer answer) => Receipt.For(MailStage.Campaign.Id, "", 1, AnswerStatus.Attending, answer);

    private static string Address(string text, string folder)
    {
        var start = text.LastIndexOf("https://", text.IndexOf(folder, StringComparison.Ordinal), StringComparison.Ordinal);
        return text[start..].Split('\n', ' ', '>')[0];
    }
}
