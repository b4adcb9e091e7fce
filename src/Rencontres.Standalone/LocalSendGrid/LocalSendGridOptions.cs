using Rencontres.Standalone.LocalSendGrid.Faults;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>How a local SendGrid is started. It listens on the loopback address only.</summary>
public sealed record LocalSendGridOptions
{
    /// <summary>Where mails and attachments are kept; created if missing. One server at a time may use it.</summary>
    public required string Folder { get; init; }

    /// <summary>The API key that is accepted; any other is answered 401.</summary>
    public required string Key { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Dates the mails and their events and decides on <c>send_at</c>. Delays run on the machine's clock, because a simulated one stands still meanwhile.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string OutboxTitle { get; init; } = "Boîte d'envoi locale";

    /// <summary>More in one minute of <see cref="Clock"/> are answered 429. High by default: a simulated minute may hold a whole wave.</summary>
    public int RequestsPerMinute { get; init; } = 1_000_000;

    /// <summary>
    /// Whether events go to the webhook a moment after what they tell of, as SendGrid's do. Otherwise they wait for
    /// <see cref="LocalSendGridServer.FlushEventsAsync"/>, as a rehearsal wants whose clock stands still meanwhile.
    /// </summary>
    public bool EventsGoByThemselves { get; init; } = true;

    /// <summary>How long a post of events that is not acknowledged is repeated, on the machine's clock; then its events are lost.</summary>
    public TimeSpan EventPatience { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Null: nothing goes wrong but on demand.</summary>
    public Chaos? Chaos { get; init; }
}
