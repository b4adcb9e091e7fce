using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Tests.Building;

/// <summary>People who answer on a <see cref="MailStage"/>, by the personal link or the open form, and what they are told.</summary>
internal static class AnswerDriver
{
    public const string Code = "10001";

    public static LinkToken Link(this MailStage stage) => new(LinkPurpose.Bulletin, stage.Campaign.Id, 0, Code, stage.Invitee(Code).LinkVersion);

    public static BulletinForm By(string name, string email, string comment = "") => Bulletins.Form with
    {
        Organisation = new OrganisationFields("Ville 10001", "commune", "FR", Code),
        Contact = new ContactFields(name, "Adjointe", email, $"+33 6 00 00 00 0{name.Length}"),
        Delegates = [new DelegateFields(name, "", email)],
        Suggestions = [],
        Comment = comment,
    };

    public static Task<AnswerOutcome> AnswerAsync(this MailStage stage, BulletinForm form, int? seen, SecondChoice? second = null) =>
        stage.Get<Answering>().AnswerAsync(stage.Link(), form, seen, second, stage.Clock.Now, CancellationToken.None);

    public static async Task<OpenBulletin> SubmitAsync(this MailStage stage, BulletinForm form)
    {
        var outcome = await stage.Get<OpenAnswering>().SubmitAsync(stage.Campaign.Id, form, null, Core.Campaigns.Language.French, stage.Clock.Now, CancellationToken.None);
        return Assert.IsType<AnswerOutcome.Unconfirmed>(outcome).Bulletin;
    }

    public static Task<AnswerOutcome> ConfirmAsync(this MailStage stage, OpenBulletin bulletin, SecondChoice? second = null, int? seen = null) => stage.Get<Confirming>()
        .ConfirmAsync(new LinkToken(LinkPurpose.Confirm, stage.Campaign.Id, bulletin.Key.Bucket, bulletin.OpenId, 0), second, seen, stage.Clock.Now, CancellationToken.None);

    public static async Task<Registration> CurrentAsync(this MailStage stage) =>
        (await stage.Get<IRegistrations>().FindAsync(stage.Invitee(Code).Key, CancellationToken.None))!;

    /// <summary>Kind and addressee of the mails that were made, in the order of their kinds' names.</summary>
    public static IEnumerable<string> Told(this MailStage stage) => stage.Singles.All.Select(mail => $"{mail.Kind} {mail.To}").Order(StringComparer.Ordinal);

    public static async Task<SingleMailContent> ContentAsync(this MailStage stage, SingleMailKind kind, string to)
    {
        var mail = stage.Singles.All.Single(each => each.Kind == kind && each.To == to);
        return (await stage.Get<SingleMailContents>().FindAsync(stage.Campaign, mail, CancellationToken.None))!.Value.Content;
    }
}
