using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid.Faults;

/// <summary>
/// What chance did since the server was started, each by the name of its share in <see cref="Chaos"/>. How many replies were lost in truth, whatever
/// the reason, is <see cref="RequestCounts.LostReplies"/>: what breaks the rules is refused, and no trouble hides that it was not accepted.
/// </summary>
public sealed class ChaosCounts
{
    private long acceptedButFailed;
    private long acceptedButReset;
    private long acceptedButHung;
    private long failed;
    private long reset;
    private long throttled;
    private long late;
    private long doubledEvents;
    private long delayedEvents;
    private long shuffledPosts;

    public long AcceptedButFailed => Interlocked.Read(ref acceptedButFailed);
    public long AcceptedButReset => Interlocked.Read(ref acceptedButReset);
    public long AcceptedButHung => Interlocked.Read(ref acceptedButHung);
    public long Failed => Interlocked.Read(ref failed);
    public long Reset => Interlocked.Read(ref reset);
    public long Throttled => Interlocked.Read(ref throttled);
    public long Late => Interlocked.Read(ref late);
    public long DoubledEvents => Interlocked.Read(ref doubledEvents);
    public long DelayedEvents => Interlocked.Read(ref delayedEvents);
    public long ShuffledPosts => Interlocked.Read(ref shuffledPosts);

    internal void AddAcceptedButFailed() => Interlocked.Increment(ref acceptedButFailed);
    internal void AddAcceptedButReset() => Interlocked.Increment(ref acceptedButReset);
    internal void AddAcceptedButHung() => Interlocked.Increment(ref acceptedButHung);
    internal void AddFailed() => Interlocked.Increment(ref failed);
    internal void AddReset() => Interlocked.Increment(ref reset);
    internal void AddThrottled() => Interlocked.Increment(ref throttled);
    internal void AddLate() => Interlocked.Increment(ref late);
    internal void AddDoubledEvent() => Interlocked.Increment(ref doubledEvents);
    internal void AddDelayedEvent() => Interlocked.Increment(ref delayedEvents);
    internal void AddShuffledPost() => Interlocked.Increment(ref shuffledPosts);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChaosCounts))]
internal sealed partial class ChaosCountsJson : JsonSerializerContext;
