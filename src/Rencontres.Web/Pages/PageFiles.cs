using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Pages;

/// <summary>Which page templates there are and where they lie: one for all languages. The names are data.</summary>
internal static class PageFiles
{
    /// <summary>Around every page.</summary>
    public const string Layout = "layout";

    public const string Extension = ".html";

    public static IReadOnlyList<string> Names { get; } =
    [
        Layout, "bulletin", "thanks", "unconfirmed", "confirm", "confirmed", "withdraw", "withdrawn", "not-me", "not-me-said", "read-only", "closed",
        "draft-saved", "unsubscribe", "unsubscribed", "not-valid", "error",
    ];

    public static string ProductPath(string name) => $"product/{File(name)}";

    /// <summary>The page that a campaign may have of its own.</summary>
    public static OwnDocument Own(CampaignId campaign, string name) => new(campaign, OwnPath(campaign, name), ProductPath(name), name, "page-changed");

    public static string OwnPath(CampaignId campaign, string name) => $"{campaign}/{File(name)}";

    /// <summary>How faults name it: as it lies in the campaign's folder.</summary>
    public static string File(string name) => $"pages/{name}{Extension}";
}
