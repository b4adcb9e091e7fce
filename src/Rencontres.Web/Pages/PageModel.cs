using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages;

/// <summary>Everything that the template of a page, and the layout around it, may print. The names are data: organisers' own templates use them.</summary>
internal static class PageModel
{
    /// <summary>What all pages have, and the product's layout makes do with.</summary>
    /// <param name="root">The path that all our addresses begin with.</param>
    /// <param name="here">The path that the page's links build on.</param>
    /// <param name="isOther">Whether somebody else than the contact of the answer reads it, and shall go on so.</param>
    public static Dictionary<string, object?> Around(ProductTexts texts, Page page, string root, string here, IReadOnlyList<LanguageLink> languages, bool isOther)
    {
        var facts = page.Campaign is { } campaign ? FactsView.Of(campaign, texts.Language, page.Zone, page.LateUntil) : null;
        return new Dictionary<string, object?>
        {
            ["t"] = texts.All,
            ["language"] = texts.Language.Code(),
            ["languages"] = languages,
            ["keep"] = isOther ? $"{OtherPerson.Query}&" : "",
            ["keeps_typing"] = page.KeepsTyping,
            ["base"] = root,
            ["here"] = here,
            ["title"] = page.Title,
            ["window_title"] = page.WindowPrefix + page.Title + (facts is null ? "" : $" – {facts.Edition}"),
            ["facts"] = (object?)facts ?? false,
        };
    }

    /// <summary>With what this page has besides.</summary>
    public static Dictionary<string, object?> Whole(Dictionary<string, object?> around, Page page)
    {
        var whole = new Dictionary<string, object?>(page.Values());
        foreach (var (name, value) in around)
        {
            whole[name] = value;
        }

        return whole;
    }
}
