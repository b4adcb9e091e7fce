using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>Writes pages: the template's own part, in the layout that all share.</summary>
internal sealed class PageWriter(PageTemplates templates, PageLiquid liquid, WebOptions options)
{
    private const string Layout = "layout";
    private const string ContentType = "text/html; charset=utf-8";

    public async Task<IResult> WriteAsync(HttpContext context, ProductTexts texts, Page page)
    {
        var values = Values(context, texts, page);
        var body = await templates.FindAsync(page.Template, context.RequestAborted);
        var layout = await templates.FindAsync(Layout, context.RequestAborted);
        var content = await liquid.RenderAsync(body, values);
        return Results.Content(await liquid.RenderAsync(layout, values, content), ContentType, statusCode: page.Status);
    }

    private Dictionary<string, object?> Values(HttpContext context, ProductTexts texts, Page page)
    {
        var facts = page.Campaign is { } campaign ? FactsView.Of(campaign, texts.Language, page.Zone, page.LateUntil) : null;
        return new Dictionary<string, object?>(page.Values)
        {
            ["t"] = texts.All,
            ["language"] = texts.Language.Code(),
            ["keep"] = OtherPerson.Asked(context.Request) ? $"{OtherPerson.Query}&" : "",
            ["languages"] = LanguagesOf(context.Request, page, texts.Language),
            ["keeps_typing"] = page.KeepsTyping,
            ["base"] = options.PublicAddress.AbsolutePath,
            ["here"] = BulletinAddress.Of(options.PublicAddress, context.Request),
            ["title"] = page.Title,
            ["window_title"] = page.WindowPrefix + page.Title + (facts is null ? "" : $" – {facts.Edition}"),
            ["facts"] = (object?)facts ?? false,
        };
    }

    /// <summary>Only where following the link repeats the page, or what was typed goes along; the answer to something sent would be lost.</summary>
    private static LanguageLink[] LanguagesOf(HttpRequest request, Page page, Language chosen) =>
        HttpMethods.IsPost(request.Method) && !page.KeepsTyping
            ? []
            : [.. (page.Campaign?.Definition.Languages ?? Languages.All).Select(language => new LanguageLink(language.Code(), NameOf(language), language == chosen))];

    /// <summary>In that language itself, for those who read no other.</summary>
    private static string NameOf(Language language) => language switch
    {
        Language.French => "Français",
        Language.Japanese => "日本語",
        Language.English => "English",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };
}
