using System.Text.Json.Serialization;
using NodaTime;

namespace Rencontres.Core.Campaigns;

/// <summary>
/// The cutoff as organisers say it: <em>before</em> a date, or <em>at</em> a date and time, always in a zone. It stands for exactly one instant;
/// what arrives at that instant or later is refused.
/// </summary>
/// <param name="Before">The date before which answers are accepted: its first moment in the zone is the cutoff.</param>
/// <param name="At">The local date and time from which answers are refused. A time that the clocks skip moves forward by the gap; of an
/// ambiguous one, the earlier counts.</param>
/// <param name="Zone">IANA name of the zone, as <c>Europe/Paris</c>.</param>
public sealed record CutoffRule(LocalDate? Before, LocalDateTime? At, string Zone)
{
    public static CutoffRule BeforeDate(LocalDate date, string zone) => new(date, null, zone);

    public static CutoffRule AtTime(LocalDateTime time, string zone) => new(null, time, zone);

    /// <summary>The date reminders count their days back from.</summary>
    [JsonIgnore]
    public LocalDate Date => Before ?? (At ?? throw new InvalidOperationException("A cutoff needs a date.")).Date;

    public Instant ToInstant() =>
        Before is { } date
            ? Zones.Get(Zone).AtStartOfDay(date).ToInstant()
            : (At ?? throw new InvalidOperationException("A cutoff needs a date.")).InZoneLeniently(Zones.Get(Zone)).ToInstant();
}
