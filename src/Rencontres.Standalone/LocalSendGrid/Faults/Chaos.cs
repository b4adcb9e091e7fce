namespace Rencontres.Standalone.LocalSendGrid.Faults;

/// <summary>
/// Disorder by chance, as a real service shows it over months: each share is of all requests, posts or events, from 0 to 1. A request meets one
/// trouble at most. The same seed troubles the n-th request and the events of the n-th mail alike in every run.
/// </summary>
public sealed record Chaos
{
    public required int Seed { get; init; }

    /// <summary>Accepted, yet answered 500.</summary>
    public double AcceptedButFailed { get; init; } = 0.04;

    /// <summary>Accepted, yet the connection is reset.</summary>
    public double AcceptedButReset { get; init; } = 0.03;

    /// <summary>Accepted, yet never answered: the sender has to give up by itself.</summary>
    public double AcceptedButHung { get; init; } = 0.01;

    /// <summary>Not accepted, and answered 500.</summary>
    public double Failed { get; init; } = 0.04;

    /// <summary>The connection is reset before anything is accepted.</summary>
    public double Reset { get; init; } = 0.03;

    /// <summary>Not accepted, and answered 429, to come again in a second.</summary>
    public double Throttled { get; init; } = 0.05;

    /// <summary>Answered truly, up to two seconds late.</summary>
    public double Late { get; init; } = 0.10;

    /// <summary>Told twice with one identifier, in the same post or some seconds later.</summary>
    public double DoubledEvents { get; init; } = 0.10;

    /// <summary>Told up to five seconds late, so that later ones come before them.</summary>
    public double DelayedEvents { get; init; } = 0.05;

    /// <summary>Posts whose events are in any order.</summary>
    public double ShuffledPosts { get; init; } = 0.30;

    /// <summary>What is wrong with it, or null.</summary>
    internal string? WhyImpossible()
    {
        double[] ofRequests = [AcceptedButFailed, AcceptedButReset, AcceptedButHung, Failed, Reset, Throttled, Late];
        if (ofRequests.Append(DoubledEvents).Append(DelayedEvents).Append(ShuffledPosts).Any(share => share is not (>= 0 and <= 1)))
            return "Each share of chaos must be from 0 to 1.";
        return ofRequests.Sum() > 1 + 1e-9 ? "A request meets one trouble at most: the shares of requests must not come to more than 1." : null;
    }
}
