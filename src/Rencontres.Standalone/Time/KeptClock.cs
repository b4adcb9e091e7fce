using System.Text.Json;
using NodaTime;

namespace Rencontres.Standalone.Time;

/// <summary>
/// What <c>clock.json</c> in a data folder says of a clock that began at another time or runs faster. A <c>serve</c> that was stopped or killed goes on with it: the
/// clock has run on meanwhile, as clocks do, and never goes back behind what was done by it.
/// </summary>
/// <param name="Asked">When it was to begin; null: at the time of the machine.</param>
/// <param name="Shown">What it showed at <paramref name="At"/>.</param>
/// <param name="At">By the machine's clock.</param>
internal sealed record KeptClock(DateTimeOffset? Asked, DateTimeOffset Shown, DateTimeOffset At, double Speed)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Begins as asked, or goes on if the folder has a clock that was asked for in the same way.</summary>
    /// <param name="now">By the machine's clock.</param>
    /// <returns>What the clock shows now, and whether it goes on.</returns>
    public static (Instant Shown, bool GoesOn) Begin(string folder, Instant? asked, double speed, Instant now)
    {
        var path = Path.Combine(folder, "clock.json");
        var kept = Read(path) is { } found && found.Asked == asked?.ToDateTimeOffset() ? found : null;
        var shown = kept?.ShownAt(now) ?? asked ?? now;
        var clock = new KeptClock(asked?.ToDateTimeOffset(), shown.ToDateTimeOffset(), now.ToDateTimeOffset(), speed);
        File.WriteAllText(path, JsonSerializer.Serialize(clock, Json));
        return (shown, kept is not null);
    }

    private Instant ShownAt(Instant now) =>
        Instant.FromDateTimeOffset(Shown) + (Duration.Max(now - Instant.FromDateTimeOffset(At), Duration.Zero) * Speed);

    private static KeptClock? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<KeptClock>(File.ReadAllText(path), Json) : null;
        }
        catch (JsonException)
        {
            // Cut off while it was written: the clock begins anew.
            return null;
        }
    }
}
