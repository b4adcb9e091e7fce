using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Rencontres.Web.Bulletins;

/// <summary>The revision of a bulletin as an HTTP entity tag: revision 3 is <c>"3"</c>, no answer yet is <c>"0"</c>.</summary>
internal static class EntityTags
{
    /// <summary>A revision that never was: what a tag that is none of ours names.</summary>
    private const int Unknown = -1;

    public static string Of(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <returns>Null if the request does not say which revision it changes; <c>*</c> (any) does not say it either.</returns>
    public static int? Expected(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;

        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags) || tags is not [var tag])
            return Unknown;

        if (tag.Equals(EntityTagHeaderValue.Any))
            return null;

        // Proxies that compress make a tag weak; it names the revision all the same.
        return int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : Unknown;
    }
}
