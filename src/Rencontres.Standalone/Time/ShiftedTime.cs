using NodaTime;

namespace Rencontres.Standalone.Time;

/// <summary>Time that starts at another instant and may run faster, for trying a campaign out: timers run out that much earlier.</summary>
/// <param name="speed">How many seconds pass in one second of the machine.</param>
internal sealed class ShiftedTime(Instant start, double speed) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToDateTimeOffset() + (System.GetElapsedTime(startedAt) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / speed));
}
