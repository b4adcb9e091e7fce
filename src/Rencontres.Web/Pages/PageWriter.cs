using Fluid;
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
        var around = PageModel.Around(texts, page, root, here, LanguagesOf(context.Request, page, texts.Language), OtherPerson.Asked(context.Request));
        return await ReplyAsync(page, around, context.RequestAborted);
    }

    /// <summary>A page with made-up values, for organisers.</summary>
    public async Task<string> PreviewAsync(ProductTexts texts, Page page, CancellationToken cancellationToken)
    {
        var root = options.PublicAddress.AbsolutePath;
        LanguageLink[] languages = [.. page.Campaign!.Definition.Languages.Select(language => LanguageLink.Of(language, texts.Language))];
        var around = PageModel.Around(texts, page, root, root, languages, isOther: false);
        using var text = await RenderAsync(page, await OwnAsync(page, cancellationToken), around, cancellationToken);
        return text.ToString();
    }

    /// <summary>What may fail is written whole before any of it is sent.</summary>
    private async Task<IResult> ReplyAsync(Page page, Dictionary<string, object?> around, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(page, cancellationToken);
        if (own != (null, null))
            return new PageReply(await RenderAsync(page, own, around, cancellationToken), page.Status);

        var layout = await templates.FindProductAsync(PageFiles.Layout, cancellationToken);
        var content = await templates.FindProductAsync(page.Template, cancellationToken);
        return new PageStream(
            liquid,
            new PagePart(layout, () => liquid.Values(around)),
            new PagePart(content, () => liquid.Values(PageModel.Whole(around, page))),
            page.Status);
    }

    private async Task<(IFluidTemplate? Layout, IFluidTemplate? Content)> OwnAsync(Page page, CancellationToken cancellationToken) =>
        page.Campaign is { Id: var campaign }
            ? (await templates.FindOwnAsync(campaign, PageFiles.Layout, cancellationToken), await templates.FindOwnAsync(campaign, page.Template, cancellationToken))
            : (null, null);

    private async Task<PageText> RenderAsync(
        Page page, (IFluidTemplate? Layout, IFluidTemplate? Content) own, Dictionary<string, object?> around, CancellationToken cancellationToken)
    {
        var values = liquid.Values(PageModel.Whole(around, page));
        using var content = await RenderAsync(page, page.Template, own.Content, values, html: "", cancellationToken);
        return await RenderAsync(page, PageFiles.Layout, own.Layout, values, content.ToString(), cancellationToken);
    }

    private async Task<PageText> RenderAsync(
        Page page, string name, IFluidTemplate? own, IReadOnlyDictionary<string, FluidValue> values, string html, CancellationToken cancellationToken)
    {
        if (own is not null)
        {
            try
            {
                return await liquid.RenderOwnAsync(own, values, html);
            }
            catch (Exception fault)
            {
                // Whatever an organiser's template does, readers get their page.
                LogFailed(page.Campaign!.Id.Value, name, fault);
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
