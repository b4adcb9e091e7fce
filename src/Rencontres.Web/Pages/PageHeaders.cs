using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages;

/// <summary>What every page tells the browser besides the headers of all answers: run and load nothing from elsewhere, and be alone in its window.</summary>
internal static class PageHeaders
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string NoDevices = "camera=(), geolocation=(), microphone=(), payment=()";

    public static void Apply(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Permissions-Policy"] = NoDevices;
    }

    /// <summary>What a page is, before the first of it is sent.</summary>
    public static void Begin(HttpResponse response, int status) => (response.StatusCode, response.ContentType) = (status, "text/html; charset=utf-8");
}
