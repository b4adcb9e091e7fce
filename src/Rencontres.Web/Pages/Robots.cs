using Microsoft.AspNetCore.Http;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>
/// Keeps search engines out of the API only. A page that they may not fetch, but find a link to, is listed by its address, token and all: that it is not to be indexed
/// stands in the headers of every answer, and can be read there only by who may fetch it.
/// </summary>
internal sealed class Robots : IRoutes
{
    public IEnumerable<WebRoute> Routes => [new("Robots", HttpMethods.Get, "robots.txt", WebAccess.Public, ReadAsync)];

    private static Task<IResult> ReadAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Task.FromResult(Results.Text("User-agent: *\nDisallow: /api/\n"));
    }
}
