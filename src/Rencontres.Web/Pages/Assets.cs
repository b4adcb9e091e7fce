using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>What pages load besides themselves, from our own address only.</summary>
internal sealed partial class Assets(IContent content, IClock clock) : IRoutes
{
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        ["css"] = "text/css; charset=utf-8",
        ["js"] = "text/javascript; charset=utf-8",
        ["svg"] = "image/svg+xml",
        ["png"] = "image/png",
    };

    private readonly ParsedContent<Asset> assets = new(content, clock, (_, bytes) => new Asset(bytes));
    private readonly ConcurrentDictionary<string, bool> known = new();

    public IEnumerable<WebRoute> Routes => [new("Asset", HttpMethods.Get, "assets/{name}", WebAccess.Public, ReadAsync) { Unlimited = true }];

    private async Task<IResult> ReadAsync(HttpContext context)
    {
        var name = Name().Match(context.RouteText("name"));
        if (!name.Success || !ContentTypes.TryGetValue(name.Groups["type"].Value, out var type))
            return Results.NotFound();

        if (await FindAsync($"product/assets/{name.Value}", context.RequestAborted) is not { } asset)
            return Results.NotFound();

        context.Response.Headers.CacheControl = "public, max-age=300";
        return asset.Reply(context, type);
    }

    /// <summary>Only what there is is remembered, so that made-up names take no memory.</summary>
    private async Task<Asset?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (!known.ContainsKey(path) && await content.ReadAsync(path, cancellationToken) is null)
            return null;

        known.TryAdd(path, true);
        return await assets.FindAsync(path, cancellationToken);
    }

    [GeneratedRegex(@"^[a-z0-9-]+\.(?<type>[a-z]{2,4})\z")]
    private static partial Regex Name();
}
