using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Mail;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Own;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>A campaign's own pages: what there is, each version of it, what it looks like, and the way back to the product's.</summary>
internal sealed class PageRoutes(
    CampaignRoute route, IContent content, OwnDocumentChanges changes, PageCheck check, PageWriter writer, TextCatalogue catalogue, IClock clock) : IRoutes
{
    private const string Page = "pages/{name}";

    /// <summary>As readers' pages, but nothing on it can be sent.</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    private static readonly IResult NoSuchPage = OrganiserProblems.Unusable("There is no such page.", $"The pages are {string.Join(", ", PageFiles.Names)}.");

    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("ListPages", HttpMethods.Get, "pages", ListAsync),
        Of("ReadPage", HttpMethods.Get, Page, ReadAsync),
        Of("PutPage", HttpMethods.Put, Page, PutAsync),
        Of("DeletePage", HttpMethods.Delete, Page, DeleteAsync),
        Of("PreviewPage", HttpMethods.Get, Page + "/preview", PreviewAsync),
    ];

    private WebRoute Of(string name, string method, string pattern, Func<HttpContext, Campaign, string, Task<IResult>> handle) =>
        route.Of(name, method, pattern, (context, campaign) =>
        {
            var page = context.RouteText("name");
            return PageFiles.Names.Contains(page) ? handle(context, campaign, page) : Task.FromResult(NoSuchPage);
        });

    private async Task<IResult> ListAsync(HttpContext context, Campaign campaign) => OrganiserJson.Ok(new
    {
        campaign = campaign.Id.Value,
        pages = await Task.WhenAll(PageFiles.Names.Select(name => ToldAsync(campaign, name, context.RequestAborted))),
    });

    private async Task<IResult> ReadAsync(HttpContext context, Campaign campaign, string name)
    {
        var (page, version) = (PageFiles.Own(campaign.Id, name), context.Request.Query["version"].ToString());
        var found = version.Length == 0
            ? await page.FindAsync(content, context.RequestAborted)
            : await page.FindVersionAsync(content, version, context.RequestAborted);

        // The source, to be edited: not a page to be looked at.
        return found is null
            ? OrganiserProblems.NoSuchWording
            : Results.Bytes(found.Source, "text/plain; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{found.Version}\""));
    }

    private async Task<IResult> PutAsync(HttpContext context, Campaign campaign, string name)
    {
        var body = await OrganiserBody.ReadAsync(context, OrganiserBody.SmallDocument);
        var faults = await FaultsAsync(campaign, name, body, context.RequestAborted);
        if (faults.Count > 0)
            return OrganiserProblems.Faulty("The page has faults.", faults);

        var own = PageFiles.Own(campaign.Id, name);
        var version = await changes.PutAsync(own, body, context.RequestAborted);
        return OrganiserJson.Ok(new { page = own.Path, version, bytes = body.Length });
    }

    private async Task<IResult> DeleteAsync(HttpContext context, Campaign campaign, string name)
    {
        await changes.ResetAsync(PageFiles.Own(campaign.Id, name), context.RequestAborted);
        return OrganiserJson.Ok(await ToldAsync(campaign, name, context.RequestAborted));
    }

    private async Task<IResult> PreviewAsync(HttpContext context, Campaign campaign, string name)
    {
        var (code, state) = (context.Request.Query["language"].ToString(), context.Request.Query["state"].ToString());
        if (!Languages.TryParse(code.Length == 0 ? campaign.Definition.Languages[0].Code() : code, out var chosen))
            return OrganiserProblems.Invalid("language", $"Use {string.Join(", ", Languages.All.Select(each => each.Code()))}.");

        var texts = await catalogue.InAsync(chosen.Value, context.RequestAborted);
        var pages = PageSamples.Of(name, campaign, texts, clock.GetCurrentInstant());
        var number = state.Length == 0 ? 1 : int.TryParse(state, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        if (number < 1 || number > pages.Count)
            return OrganiserProblems.Invalid("state", $"This page has the states 1 to {pages.Count}.");

        PageHeaders.Apply(context.Response);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Content(await writer.PreviewAsync(texts, pages[number - 1].Page, context.RequestAborted), "text/html; charset=utf-8");
    }

    private async Task<object> ToldAsync(Campaign campaign, string name, CancellationToken cancellationToken)
    {
        var found = await PageFiles.Own(campaign.Id, name).FindAsync(content, cancellationToken);
        var faults = found is { IsOwn: true } ? await FaultsAsync(campaign, name, found.Source, cancellationToken) : [];
        return new { Name = name, Page = found is null ? "missing" : found.IsOwn ? "own" : "product", found?.Version, Faults = faults.Count };
    }

    private async Task<IReadOnlyList<TemplateFault>> FaultsAsync(Campaign campaign, string name, byte[] source, CancellationToken cancellationToken)
    {
        var texts = await Task.WhenAll(campaign.Definition.Languages.Select(language => catalogue.InAsync(language, cancellationToken)));
        return await check.FaultsAsync(name, source, campaign, texts, cancellationToken);
    }
}
