using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>Which mail templates there are and where they lie. Each stands once in every language; the names are data.</summary>
public static class MailTemplates
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "invitation", "reminder-first", "reminder-further", "reminder-last", "extended", "closing", "practical",
        "confirm", "confirmation", "changed", "withdrawn", "declined", "report", "notice-held-up", "notice-unknown", "footer",
    ];

    /// <summary>Where a campaign's own wording lies in the store, and in its folder below the campaign.</summary>
    public static string OwnPath(CampaignId campaign, Language language, string name) => $"{campaign}/{Below(language, name)}";

    /// <summary>Where the product's wording lies, which is used when the campaign has none of its own.</summary>
    public static string ProductPath(Language language, string name) => $"product/{Below(language, name)}";

    private static string Below(Language language, string name) => $"templates/{language.Code()}/{name}.md";
}
