using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>Bodies are read whole, and no further than they may be long: a length that is announced is believed, one that is not is counted.</summary>
internal static class RequestBody
{
    /// <returns>Null if it is longer than <see cref="WebErrors.MaximumBody"/>.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > WebErrors.MaximumBody)
            return null;

        var buffer = new byte[WebErrors.MaximumBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > WebErrors.MaximumBody ? null : buffer[..length];
    }
}
