using Microsoft.AspNetCore.Http;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Web.Pages;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Health;

/// <summary>Whether what an answer needs is within reach: the tables, the templates in the blobs, and what wakes campaigns up.</summary>
internal sealed class HealthRoute(ICampaigns campaigns, IContent content, IFlowWatch flow) : IRoutes
{
    public IEnumerable<WebRoute> Routes => [new("Health", HttpMethods.Get, "health", WebAccess.Public, ReadAsync) { Unlimited = true }];

    private async Task<IResult> ReadAsync(HttpContext context)
    {
        var outOfReach = new List<string>();
        if (!await IsWithinReachAsync(() => ListOneAsync(context.RequestAborted)))
            outOfReach.Add("records");

        if (!await IsWithinReachAsync(async () => await content.ReadAsync(PageFiles.ProductPath(PageFiles.Layout), context.RequestAborted) is not null))
            outOfReach.Add("templates");

        if (outOfReach.Count == 0 && !await IsWithinReachAsync(() => flow.IsAliveAsync(context.RequestAborted)))
            outOfReach.Add("flow");

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
