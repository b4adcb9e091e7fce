using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;

namespace Rencontres.Web.Organisers;

/// <summary>A bulletin as an organiser types it in, with the instant at which the organisers got it.</summary>
internal sealed record TypedInBulletin(BulletinForm Form, Instant ReceivedAt)
{
    private const string Received = "receivedAt";

    /// <returns>The bulletin, or what is wrong by field.</returns>
    public static (TypedInBulletin? Bulletin, IReadOnlyDictionary<string, string[]> Errors) Read(byte[] body, Instant now)
    {
        try
        {
            if (JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject members)
                return Wrong("", "The body is not a JSON object.");

            var received = members[Received];
            members.Remove(Received);
            var (instant, fault) = Instant(received, now);
            return fault is not null ? Wrong(Received, fault) : (new TypedInBulletin(members.Deserialize<BulletinForm>(BulletinJson.Options)!, instant), new Dictionary<string, string[]>());
        }
        catch (JsonException unreadable)
        {
            return unreadable.Path is { Length: > 2 } path
                ? Wrong(path[2..], "This is not known here, or its value is of another kind.")
                : Wrong("", "The body is not a JSON object.");
        }
    }

    private static (Instant Instant, string? Fault) Instant(JsonNode? received, Instant now)
    {
        if (received is null)
            return (default, "Say when the bulletin was received: that is what counts.");

        var parsed = received.GetValueKind() == JsonValueKind.String ? Parse(received.GetValue<string>()) : null;
        if (parsed is not { } instant)
            return (default, "Give an instant like 2024-09-03T16:20:00Z, or a local time with its offset like 2024-09-03T18:20+02:00.");

        return instant > now ? (default, "This is in the future.") : (instant, null);
    }

    private static Instant? Parse(string text)
    {
        IPattern<OffsetDateTime>[] patterns = [OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>")];
        return patterns.Select(pattern => pattern.Parse(text)).Where(parsed => parsed.Success).Select(parsed => (Instant?)parsed.Value.ToInstant()).FirstOrDefault();
    }

    private static (TypedInBulletin?, IReadOnlyDictionary<string, string[]>) Wrong(string field, string message) =>
        (null, new Dictionary<string, string[]> { [field] = [message] });
}
