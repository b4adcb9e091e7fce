using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Rencontres.Web.Pages;

/// <summary>
/// A file that pages load, as it is and compressed. Only what is the same for everybody may be compressed: the length of a page that shows what was typed beside what
/// is secret would give the secret away, letter by letter.
/// </summary>
internal sealed class Asset(byte[] content)
{
    private const string Gzip = "gzip";

    private readonly byte[] compressed = Compressed(content);
    private readonly string digest = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

    /// <param name="type">Its content type.</param>
    public IResult Reply(HttpContext context, string type)
    {
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (compressed.Length >= content.Length || !TakesGzip(context.Request))
            return Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{digest}\""));

        headers.ContentEncoding = Gzip;
        return Results.Bytes(compressed, type, entityTag: new EntityTagHeaderValue($"\"{digest}-{Gzip}\""));
    }

    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);

    private static byte[] Compressed(byte[] content)
    {
        using var smaller = new MemoryStream();
        using (var gzip = new GZipStream(smaller, CompressionLevel.SmallestSize))
            gzip.Write(content);

        return smaller.ToArray();
    }
}
