using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>Every mail of the product with somebody to be about.</summary>
internal static class PreviewedMails
{
    public static MailPreview Preview(this MailStage stage, Language language, string name) => new(
        MailStage.Campaign, language, stage.Source(language, name), stage.Source(language, MailTemplates.Footer), About(language, name, stage.Clock.Now));

    private static PreviewSubject About(Language language, string name, Instant now)
    {
        var invitee = MailStage.Invitee(language: language);
        if (WaveTemplates.WaveOf(MailStage.Campaign, name) is { } wave)
            return new PreviewSubject.OfWave(MailStage.Batch(wave, name, invitee));

        var (kind, answer) = (MailTemplates.KindOf(name), Answer(language));
        var receipt = Receipt.For(MailStage.Campaign.Id, "", 1, AnswerStatus.Attending, answer);
        SingleMailContent content = kind switch
        {
            SingleMailKind.Confirm => new SingleMailContent.AboutOpenBulletin(new OpenBulletin("0123abcd", invitee.Key, answer, now, receipt, null)),
            SingleMailKind.Notice when name == MailTemplates.Of(NoticeKind.Disputed) => new SingleMailContent.AboutDispute(Given(answer, receipt, invitee.Key, now), now),
            SingleMailKind.AnsweredAgain => new SingleMailContent.AboutSecondAnswer(invitee, Given(answer, receipt, invitee.Key, now), OpenId: ""),
            SingleMailKind.Recognised => new SingleMailContent.AboutRecognised(invitee, new OpenBulletin("0123abcd", invitee.Key, answer, now, receipt, null)),
            SingleMailKind.Notice => new SingleMailContent.AboutNotice(name == MailTemplates.Of(NoticeKind.Unknown) ? NoticeKind.Unknown : NoticeKind.HeldUp, now, 3),
            SingleMailKind.Report => new SingleMailContent.AboutReport(ReportTotals.Zero, now, []),
            _ => new SingleMailContent.AboutRegistration(invitee, Given(answer, receipt, invitee.Key, now)),
        };
        return new PreviewSubject.OfPerson(new SingleMail(new SingleMailKey(MailStage.Campaign.Id, null, "", ""), kind, "", language, "", now), content);
    }

    private static Registration Given(Answer answer, Receipt receipt, InviteeKey key, Instant at) =>
        new(key, 1, AnswerStatus.Attending, answer, at, receipt, RegistrationSource.PersonalLink);

    private static Answer Answer(Language language) => new(
        new Organisation("Ville de Nancy", "commune", "FR", "54395"), new Contact("Camille", "", "camille@nancy.example", ""),
        Attending: true, [], Conference.Yes, [], "à *bientôt*", language);
}
