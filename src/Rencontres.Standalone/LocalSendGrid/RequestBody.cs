using Microsoft.AspNetCore.Http;

namespace Rencontres.Standalone.LocalSendGrid;

internal static class RequestBody
{
    // "Less than 30 MB", in the unit that makes it least.
    public const int TooLong = 30_000_000;

    /// <summary>
    /// The whole body, or null if it is too long. It is read to its end all the same: who is still writing would see a broken connection, and no answer.
    /// </summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, TooLong));
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int count; (count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            length += count;
            if (length < TooLong)
                body.Write(buffer, 0, count);
        }

        if (length >= TooLong)
            return null;
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
