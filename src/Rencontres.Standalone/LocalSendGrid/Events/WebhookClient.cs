using System.Globalization;
using System.Net.Http.Headers;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>Posts to the webhook once, signed at that moment of the machine's clock: receivers refuse signatures that are old.</summary>
internal sealed class WebhookClient(WebhookSignature signature) : IDisposable
{
    // Without proxy and redirections: what the machine is set up for must not take the events elsewhere.
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public async Task<WebhookAnswer> PostAsync(Uri webhook, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("User-Agent", "SendGrid Event API");
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
        request.Headers.Add(WebhookSignature.SignatureHeader, signature.Sign(timestamp, body));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return new WebhookAnswer(response.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"it answered {(int)response.StatusCode}"));
        }
        catch (HttpRequestException exception)
        {
            return new WebhookAnswer(false, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(false, "it did not answer within 10 seconds");
        }
    }

    public void Dispose() => http.Dispose();
}

/// <param name="Said">What it did instead of acknowledging, to complete a message.</param>
internal sealed record WebhookAnswer(bool IsAcknowledged, string Said);
