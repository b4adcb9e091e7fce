using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>The events since the server was started.</summary>
/// <param name="Posts">Posts to the webhook, repetitions included.</param>
/// <param name="Refused">Those of the posts that were not acknowledged.</param>
/// <param name="Acknowledged">Events that were.</param>
/// <param name="Lost">Events that were thrown away, as ordered or because the webhook took none for too long.</param>
/// <param name="WaitingMails">Mails of which some events are still to come, from earlier runs too.</param>
public sealed record EventCounts(long Posts, long Refused, long Acknowledged, long Lost, long WaitingMails);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EventCounts))]
internal sealed partial class EventCountsJson : JsonSerializerContext;
