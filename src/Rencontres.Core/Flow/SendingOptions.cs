using NodaTime;

namespace Rencontres.Core.Flow;

/// <summary>How mail is sent.</summary>
public sealed record SendingOptions
{
    /// <summary>How long a claim holds. Much longer than a request may take, and than a killed activity takes to come back (5 minutes by default on Azure).</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(10);

    /// <summary>How long to wait when the mail service is busy or out of reach and does not say how long.</summary>
    public Duration Pause { get; init; } = Duration.FromMinutes(1);

    /// <summary>How long a slice of a wave lasts. Longer only where the clock runs faster than the machine's: three minutes of it may be too short for one request.</summary>
    public Duration SliceLength { get; init; } = CampaignFlow.SliceLength;

    /// <summary>How many buckets of a wave are worked on at once.</summary>
    public int BucketsAtOnce { get; init; } = 4;

    /// <summary>Gives each attempt an id that was never used before.</summary>
    public required Func<string> NewAttempt { get; init; }
}
