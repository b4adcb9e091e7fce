using Microsoft.AspNetCore.Http;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Pages;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Health;

/// <summary>Whether what an answer needs is within reach: the tables, and the templates in the blobs.</summary>
internal sealed class HealthRoute(ICampaigns campaigns, IContent content) : IRoutes
{
    public IEnumerable<WebRoute> Routes => [new("Health", HttpMethods.Get, "health", WebAccess.Public, ReadAsync)];

    private async Task<IResult> ReadAsync(HttpContext context)
    {
        var outOfReach = new List<string>();
        if (!await IsWithinReachAsync(() => ListOneAsync(context.RequestAborted)))
            outOfReach.Add("records");

        if (!await IsWithinReachAsync(async () => await content.ReadAsync(PageTemplates.ProductPath("layout"), context.RequestAborted) is not null))
            outOfReach.Add("templates");

        context.Response.Headers.CacheControl = "no-store";
        return outOfReach.Count == 0
            ? Results.Json(new { status = "ok" })
            : Results.Json(new { status = "unavailable", outOfReach }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<bool> ListOneAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in campaigns.ListAsync(cancellationToken))
        {
            break;
        }

        return true;
    }

    private static async Task<bool> IsWithinReachAsync(Func<Task<bool>> look)
    {
        try
        {
            return await look();
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }
}
