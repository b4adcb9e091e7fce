using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>What pages load besides themselves, from our own address only.</summary>
internal sealed partial class Assets(IContent content) : IRoutes
{
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        ["css"] = "text/css; charset=utf-8",
        ["js"] = "text/javascript; charset=utf-8",
        ["svg"] = "image/svg+xml",
        ["png"] = "image/png",
    };

    public IEnumerable<WebRoute> Routes => [new("Asset", HttpMethods.Get, "assets/{name}", WebAccess.Public, ReadAsync)];

    private async Task<IResult> ReadAsync(HttpContext context)
    {
        var name = Name().Match(context.RouteText("name"));
        if (!name.Success || !ContentTypes.TryGetValue(name.Groups["type"].Value, out var type))
            return Results.NotFound();

        if (await content.ReadAsync($"product/assets/{name.Value}", context.RequestAborted) is not { } document)
            return Results.NotFound();

        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(document.Content, type, entityTag: EntityTagHeaderValue.TryParse($"\"{document.Version.Trim('"')}\"", out var tag) ? tag : null);
    }

    [GeneratedRegex(@"^[a-z0-9-]+\.(?<type>[a-z]{2,4})\z")]
    private static partial Regex Name();
}
