using NodaTime;
using Rencontres.Core.Flow;

namespace Rencontres.Standalone.Hosting;

/// <summary>The loops of this process tell it when they have looked; one that has not for too long is stuck.</summary>
internal sealed class LoopWatch(IClock clock, SendingOptions options) : IFlowWatch
{
    /// <summary>Somewhat longer than a loop may wait, with the longest slice of a wave.</summary>
    private readonly Duration longest = WorkLoops.Longest + options.SliceLength + Duration.FromMinutes(1);

    private long lastLook = clock.GetCurrentInstant().ToUnixTimeTicks();

    public void Looked() => Interlocked.Exchange(ref lastLook, clock.GetCurrentInstant().ToUnixTimeTicks());

    public Task<bool> IsAliveAsync(CancellationToken cancellationToken) =>
        Task.FromResult(clock.GetCurrentInstant() - Instant.FromUnixTimeTicks(Interlocked.Read(ref lastLook)) < longest);
}
