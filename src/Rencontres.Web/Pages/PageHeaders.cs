using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages;

/// <summary>
/// What every page tells the browser: run and load nothing from elsewhere, keep no copy, and never hand on the address, for the token in it
/// opens the bulletin.
/// </summary>
internal static class PageHeaders
{
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Apply(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
