using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>
/// What every answer tells the browser, whatever the route and its outcome: keep no copy, do not hand on the address, for the token in it opens the bulletin, index
/// nothing, and give it to no other site. A route that is the same for everybody may loosen it.
/// </summary>
internal static class CommonHeaders
{
    private const string AYear = "max-age=31536000";

    private static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary>Where people come by https, browsers are to come by nothing else.</summary>
    public static void ApplyTo(HttpResponse response, Uri publicAddress)
    {
        Apply(response);
        if (publicAddress.Scheme == Uri.UriSchemeHttps)
            response.Headers.StrictTransportSecurity = AYear;
    }
}
