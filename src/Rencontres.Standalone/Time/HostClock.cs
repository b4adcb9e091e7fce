using NodaTime;

namespace Rencontres.Standalone.Time;

/// <summary>The rules' clock on the host's time.</summary>
internal sealed class HostClock(TimeProvider time) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
