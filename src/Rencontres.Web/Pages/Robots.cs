using Microsoft.AspNetCore.Http;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>Keeps search engines away from everything.</summary>
internal sealed class Robots : IRoutes
{
    public IEnumerable<WebRoute> Routes => [new("Robots", HttpMethods.Get, "robots.txt", WebAccess.Public, ReadAsync)];

    private static Task<IResult> ReadAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Task.FromResult(Results.Text("User-agent: *\nDisallow: /\n"));
    }
}
