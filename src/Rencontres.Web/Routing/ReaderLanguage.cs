using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Routing;

/// <summary>In which language to answer a request.</summary>
internal static class ReaderLanguage
{
    /// <summary>What the address asks for (<c>?lang=</c>), else what we know of the reader, else what the browser asks for, else French.</summary>
    public static Language Of(HttpRequest request, Language? known = null) =>
        Languages.TryParse(request.Query["lang"], out var asked) ? asked.Value : known ?? Accepted(request) ?? Language.French;

    private static Language? Accepted(HttpRequest request)
    {
        // An odd header is no reason to refuse a request: what cannot be read is left out.
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var ranges))
            return null;

        return ranges
            .Where(range => range.Quality is null or > 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => Languages.TryParse(range.Value.Value?.Split('-')[0], out var language) ? language : null)
            .FirstOrDefault(language => language is not null);
    }
}
