using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>Bodies are read whole, and no further than they may be long: a length that is announced is believed, one that is not is counted.</summary>
internal static class RequestBody
{
    /// <returns>Null if it is longer than <see cref="WebErrors.MaximumBody"/>.</returns>
    public static Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken) => ReadAsync(request, WebErrors.MaximumBody, cancellationToken);

    /// <returns>Null if it is longer than that.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int longest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > longest)
            return null;

        var buffer = new byte[(request.ContentLength ?? longest) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > longest ? null : buffer[..length];
    }
}
