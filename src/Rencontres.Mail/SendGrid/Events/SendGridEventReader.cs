using System.Text.Json;
using NodaTime;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.SendGrid.Events;

/// <summary>SendGrid's signed event webhook.</summary>
internal sealed class SendGridEventReader(SendGridOptions options, TimeProvider time) : IMailEventReader
{
    private readonly WebhookSignature? signature = options.WebhookKey is { Length: > 0 } key ? new WebhookSignature(key) : null;

    public EventPost Read(Func<string, string?> header, byte[] body)
    {
        if (signature is null)
            return new EventPost.NoKey();

        if (header(WebhookSignature.SignatureHeader) is not { Length: > 0 } signed || header(WebhookSignature.TimestampHeader) is not { Length: > 0 } timestamp)
            return new EventPost.Refused("The post is not signed.", LooksGenuine: false);

        return signature.WhyNot(signed, timestamp, body, Instant.FromDateTimeOffset(time.GetUtcNow())) is { } reason ? new EventPost.Refused(reason, LooksGenuine: true) : Read(body);
    }

    private static EventPost Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                return new EventPost.Unreadable("The body is no list of events.");

            var all = json.RootElement.EnumerateArray().Select(SendGridEvent.Read).ToList();
            var ours = all.OfType<MailEvent>().ToList();
            return new EventPost.Events(ours, all.Count - ours.Count);
        }
        catch (JsonException)
        {
            return new EventPost.Unreadable("The body is not JSON.");
        }
    }
}
