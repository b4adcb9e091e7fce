using System.Net;

namespace Rencontres.Mail.SendGrid;

/// <summary>
/// Asks until the last byte is out whether a request may still be posted: its sender may be held up at any instant, and a request that is not whole is not
/// taken on.
/// </summary>
internal sealed class PostingGuard : DelegatingHandler
{
    /// <summary>The request is made within the vendor's client, so what is asked comes along beside it.</summary>
    private static readonly AsyncLocal<Func<bool>?> MayPost = new();

    public PostingGuard(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>For the requests made from here on in this flow of calls.</summary>
    public static void Ask(Func<bool> mayPost) => MayPost.Value = mayPost;

    public static bool Stopped(Exception? failure) => failure is TooLateException || (failure is not null && Stopped(failure.InnerException));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (MayPost.Value is { } mayPost && request.Content is { } content)
            request.Content = new GuardedContent(content, mayPost);

        return base.SendAsync(request, cancellationToken);
    }

    private sealed class TooLateException : IOException;

    private sealed class GuardedContent : HttpContent
    {
        private const int ChunkSize = 16 * 1024;

        private readonly HttpContent whole;
        private readonly Func<bool> mayPost;

        public GuardedContent(HttpContent whole, Func<bool> mayPost)
        {
            (this.whole, this.mayPost) = (whole, mayPost);
            foreach (var (name, values) in whole.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            ReadOnlyMemory<byte> rest = await whole.ReadAsByteArrayAsync(cancellationToken);
            while (rest.Length > 0)
            {
                if (!mayPost())
                    throw new TooLateException();

                var chunk = rest[..Math.Min(rest.Length, ChunkSize)];
                await stream.WriteAsync(chunk, cancellationToken);
                rest = rest[chunk.Length..];
            }
        }

        protected override bool TryComputeLength(out long length) => (length = whole.Headers.ContentLength ?? -1) >= 0;

        protected override void Dispose(bool disposing)
        {
            whole.Dispose();
            base.Dispose(disposing);
        }
    }
}
