using NodaTime;

namespace Rencontres.Standalone.Time;

/// <summary>Time that stands still until it is moved on: a rehearsal jumps from one event to the next.</summary>
internal sealed class SimulatedTime(Instant start) : TimeProvider
{
    private long ticks = start.ToUnixTimeTicks();

    public Instant Now => Instant.FromUnixTimeTicks(Interlocked.Read(ref ticks));

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Never goes back: an instant that has passed changes nothing.</summary>
    public void AdvanceTo(Instant instant) => Interlocked.Exchange(ref ticks, Math.Max(Interlocked.Read(ref ticks), instant.ToUnixTimeTicks()));
}
