using System.Globalization;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>Which mail templates there are and where they lie. Each stands once in every language; the names are data.</summary>
public static class MailTemplates
{
    /// <summary>Stands under every mail.</summary>
    public const string Footer = "footer";

    /// <summary>The HTML around every mail. It is the product's; a campaign has none of its own.</summary>
    public const string Layout = "layout";

    public const string LayoutPath = "product/templates/layout.html";

    public const string AnsweredAgain = "answered-again";

    private const string HeldUp = "notice-held-up";
    private const string Unknown = "notice-unknown";
    private const string Disputed = "notice-disputed";

    public static IReadOnlyList<string> Names { get; } =
    [
        "invitation", "reminder-first", "reminder-further", "reminder-last", "reminder-draft", "extended", "closing", "practical",
        "confirm", "confirmation", "changed", "withdrawn", "declined", AnsweredAgain, "recognised", "report", HeldUp, Unknown, Disputed, Footer,
    ];

    /// <param name="name">Of a mail to one person.</param>
    public static SingleMailKind KindOf(string name) => name switch
    {
        HeldUp or Unknown or Disputed => SingleMailKind.Notice,
        AnsweredAgain => SingleMailKind.AnsweredAgain,
        _ => Enum.Parse<SingleMailKind>(name, ignoreCase: true),
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.HeldUp => HeldUp,
        NoticeKind.Unknown => Unknown,
        NoticeKind.Disputed => Disputed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Where a campaign's own wording lies in the store, and in its folder below the campaign.</summary>
    public static string OwnPath(CampaignId campaign, Language language, string name) => $"{campaign}/{File(language, name)}";

    /// <summary>Where the product's wording lies, which is used when the campaign has none of its own.</summary>
    public static string ProductPath(Language language, string name) => $"product/{File(language, name)}";

    /// <summary>The wording that a campaign may have of its own.</summary>
    public static OwnDocument Own(CampaignId campaign, Language language, string name) =>
        new(campaign, OwnPath(campaign, language, name), ProductPath(language, name), $"{language.Code()}/{name}", "template-changed");

    /// <summary>Where the copy lies that a round of a wave is written with.</summary>
    public static string CopyPath(CampaignId campaign, Wave wave, int round, Language language, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{campaign}/waves/{wave}/{round}/{language.Code()}/{name}.md");

    /// <inheritdoc cref="CopyPath"/>
    public static string LayoutCopyPath(CampaignId campaign, Wave wave, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{campaign}/waves/{wave}/{round}/{Layout}.html");

    /// <summary>How faults name it: as it lies in the campaign's folder.</summary>
    public static string File(Language language, string name) => $"templates/{language.Code()}/{name}.md";
}
