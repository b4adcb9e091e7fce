using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Composing;

/// <summary>What stands on every mail besides its text. The names of custom arguments and the order of categories are data: events and outboxes are read by them.</summary>
internal static class Envelope
{
    public const string Campaign = "campaign";
    public const string Bucket = "bucket";
    public const string Subject = "subject";
    public const string Occasion = "occasion";

    /// <summary>The id of the attempt. Not called so: SendGrid's own <c>attempt</c> counts a server's deferrals, and wins.</summary>
    public const string Attempt = "claim";

    public static Sender SenderOf(CampaignDefinition definition) => new(definition.Organiser.From, definition.Organiser.FromName);

    /// <summary>What mails are counted by: campaign, occasion, language. Nothing about a person.</summary>
    public static IReadOnlyList<string> Categories(CampaignId campaign, string occasion, Language language) => [campaign.Value, occasion, language.Code()];

    /// <summary>Where the mail's row lies and which attempt this is. Opaque ids only.</summary>
    public static Dictionary<string, string> CustomArgs(CampaignId campaign, int? bucket, string subject, string occasion, string attempt) => new()
    {
        [Campaign] = campaign.Value,
        [Bucket] = bucket?.ToString(CultureInfo.InvariantCulture) ?? "",
        [Subject] = subject,
        [Occasion] = occasion,
        [Attempt] = attempt,
    };

    /// <summary>The template of a mail to one person; also its name in categories and in <c>mails.jsonl</c>.</summary>
    public static string TemplateOf(SingleMail mail, SingleMailContent content) => content switch
    {
        SingleMailContent.AboutNotice notice => MailTemplates.Of(notice.Kind),
        SingleMailContent.AboutDispute => MailTemplates.Of(NoticeKind.Disputed),
        _ => TemplateOf(mail.Kind),
    };

    private static string TemplateOf(SingleMailKind kind) => kind switch
    {
        SingleMailKind.Confirm => "confirm",
        SingleMailKind.Confirmation => "confirmation",
        SingleMailKind.Changed => "changed",
        SingleMailKind.Withdrawn => "withdrawn",
        SingleMailKind.Declined => "declined",
        SingleMailKind.AnsweredAgain => MailTemplates.AnsweredAgain,
        SingleMailKind.Recognised => "recognised",
        SingleMailKind.Report => "report",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
