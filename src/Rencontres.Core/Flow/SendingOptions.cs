using NodaTime;

namespace Rencontres.Core.Flow;

/// <summary>How mail is sent.</summary>
public sealed record SendingOptions
{
    /// <summary>How long a claim holds. Much longer than a request may take, and than a killed activity takes to come back (5 minutes by default on Azure).</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(10);

    /// <summary>How long absence of events must last before it counts. Much longer than a lease; the mail service repeats its posts for 24 hours.</summary>
    public Duration Grace { get; init; } = Duration.FromHours(24);

    /// <summary>How often to look whether mails of unknown fate can be settled. A gap of three times that counts as an outage.</summary>
    public Duration LookEvery { get; init; } = Duration.FromMinutes(10);

    /// <summary>How long to wait at first when the mail service is busy or out of reach and does not say how long; then twice as long each time.</summary>
    public Duration Pause { get; init; } = Duration.FromMinutes(1);

    /// <summary>How long a slice of a wave lasts. Longer only where the clock runs faster than the machine's: three minutes of it may be too short for one request.</summary>
    public Duration SliceLength { get; init; } = CampaignFlow.SliceLength;

    /// <summary>How many buckets of a wave are worked on at once.</summary>
    public int BucketsAtOnce { get; init; } = 4;

    /// <summary>Gives each attempt an id that was never used before; see <see cref="Mail.AttemptId"/>.</summary>
    public required Func<Instant, string> NewAttempt { get; init; }

    /// <summary>Gives numbers from 0 up to 1, so that several senders do not all come back at the same moment.</summary>
    public required Func<double> Chance { get; init; }

    /// <summary>Waits, by the clock that the rules go by.</summary>
    public required Func<Duration, CancellationToken, Task> WaitAsync { get; init; }
}
