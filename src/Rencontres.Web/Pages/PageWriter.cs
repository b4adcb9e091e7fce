using Fluid.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Pages.Rendering;

namespace Rencontres.Web.Pages;

/// <summary>Writes pages: the template's own part, in the layout that all share. A campaign's own template that fails gives way to the product's.</summary>
internal sealed partial class PageWriter(PageTemplates templates, PageLiquid liquid, WebOptions options, ILogger<PageWriter> logger)
{
    public async Task<IResult> WriteAsync(HttpContext context, ProductTexts texts, Page page)
    {
        var root = options.PublicAddress.AbsolutePath;
        var here = BulletinAddress.Of(options.PublicAddress, context.Request);
        var values = PageModel.Of(texts, page, root, here, LanguagesOf(context.Request, page, texts.Language), OtherPerson.Asked(context.Request));
        return new PageReply(await RenderAsync(page, values, context.RequestAborted), page.Status);
    }

    /// <summary>A page with made-up values, for organisers.</summary>
    public async Task<string> PreviewAsync(ProductTexts texts, Page page, CancellationToken cancellationToken)
    {
        var root = options.PublicAddress.AbsolutePath;
        LanguageLink[] languages = [.. page.Campaign!.Definition.Languages.Select(language => LanguageLink.Of(language, texts.Language))];
        using var text = await RenderAsync(page, PageModel.Of(texts, page, root, root, languages, isOther: false), cancellationToken);
        return text.ToString();
    }

    private async Task<PageText> RenderAsync(Page page, Dictionary<string, object?> model, CancellationToken cancellationToken)
    {
        var values = liquid.Values(model);
        using var content = await RenderAsync(page.Template, page.Campaign, values, html: "", cancellationToken);
        return await RenderAsync(PageFiles.Layout, page.Campaign, values, content.ToString(), cancellationToken);
    }

    private async Task<PageText> RenderAsync(
        string name, Campaign? campaign, IReadOnlyDictionary<string, FluidValue> values, string html, CancellationToken cancellationToken)
    {
        if (campaign is not null && await templates.FindOwnAsync(campaign.Id, name, cancellationToken) is { } own)
        {
            try
            {
                return await liquid.RenderOwnAsync(own, values, html);
            }
            catch (Exception fault)
            {
                // Whatever an organiser's template does, readers get their page.
                LogFailed(campaign.Id.Value, name, fault);
            }
        }

        return await liquid.RenderAsync(await templates.FindProductAsync(name, cancellationToken), values, html);
    }

    /// <summary>Only where following the link repeats the page, or what was typed goes along; the answer to something sent would be lost.</summary>
    private static LanguageLink[] LanguagesOf(HttpRequest request, Page page, Language chosen) =>
        HttpMethods.IsPost(request.Method) && !page.KeepsTyping
            ? []
            : [.. (page.Campaign?.Definition.Languages ?? Languages.All).Select(language => LanguageLink.Of(language, chosen))];

    [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "{Campaign}: its own page {Name} failed; the product's is shown instead")]
    private partial void LogFailed(string campaign, string name, Exception exception);
}
