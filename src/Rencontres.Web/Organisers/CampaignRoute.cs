using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>Makes the organisers' routes: each is about a campaign that exists, read afresh.</summary>
internal sealed class CampaignRoute(CampaignReader campaigns)
{
    private const string Prefix = "api/organiser/campaigns/{campaign}/";

    public WebRoute Of(string name, string method, string pattern, Func<HttpContext, Campaign, Task<IResult>> handle) => new(
        name,
        method,
        Prefix + pattern,
        WebAccess.Organiser,
        async context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.Campaign() is { } id && await campaigns.FindNowAsync(id, context.RequestAborted) is { } campaign
                ? await handle(context, campaign)
                : OrganiserProblems.NoSuchCampaign;
        });

    /// <summary>For what may make the campaign.</summary>
    public static WebRoute Of(string name, string method, string pattern, Func<HttpContext, CampaignId, Task<IResult>> handle) => new(
        name,
        method,
        Prefix + pattern,
        WebAccess.Organiser,
        context => context.Campaign() is { } id ? handle(context, id) : Task.FromResult(OrganiserProblems.NoSuchCampaign));
}
