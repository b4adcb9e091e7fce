using System.Globalization;
using NodaTime;

namespace Rencontres.Core.Flow;

/// <summary>What whoever runs a host may set of how mail is sent, by the machine's clock. The defaults are right but for tests of what happens when hosts are killed.</summary>
/// <param name="Timeout">How long a request to the mail service may take: much shorter than a lease.</param>
public sealed record SendingSettings(Duration Lease, Duration Grace, Duration Timeout)
{
    public const string LeaseVariable = "RENCONTRES_LEASE";
    public const string GraceVariable = "RENCONTRES_GRACE";

    private static readonly Duration LongestTimeout = Duration.FromSeconds(30);
    private static readonly Duration ShortestLease = Duration.FromSeconds(5);
    private static readonly Duration LongestGrace = Duration.FromDays(7);

    /// <summary>As the rules take them.</summary>
    /// <param name="speed">How many times faster than the machine's the campaign's clock runs.</param>
    /// <param name="waitAsync">Waits by the campaign's clock.</param>
    /// <param name="chance">Gives numbers from 0 up to 1.</param>
    public SendingOptions ToOptions(double speed, Func<Duration, CancellationToken, Task> waitAsync, Func<double> chance) => new()
    {
        NewAttempt = Mail.AttemptId.New,
        Chance = chance,
        WaitAsync = waitAsync,
        Lease = Lease * speed,
        Grace = Grace * speed,
        Pause = Duration.Min(Duration.FromMinutes(1), Lease / 2) * speed,
        LookEvery = Duration.Min(Duration.FromMinutes(10), Grace / 8) * speed,
        SliceLength = CampaignFlow.SliceLength * speed,
    };

    /// <param name="setting">Gives a setting; null or empty if it is not set.</param>
    /// <param name="faults">Takes what is wrong, in words that name the setting.</param>
    public static SendingSettings Read(Func<string, string?> setting, Duration defaultLease, ICollection<string> faults)
    {
        var lease = Read(setting, LeaseVariable, defaultLease, ShortestLease, Duration.FromHours(1), faults);
        var grace = Read(setting, GraceVariable, Duration.FromHours(24), lease, LongestGrace, faults);
        return new SendingSettings(lease, grace, Duration.Min(LongestTimeout, lease / 4));
    }

    private static Duration Read(
        Func<string, string?> setting, string name, Duration otherwise, Duration shortest, Duration longest, ICollection<string> faults)
    {
        if (setting(name) is not { Length: > 0 } text)
            return otherwise;

        if (TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) && Duration.FromTimeSpan(span) is var duration && duration >= shortest && duration <= longest)
            return duration;

        faults.Add($"{name} must be a time from {shortest.ToTimeSpan():c} to {longest.ToTimeSpan():c}, like {otherwise.ToTimeSpan():c} (days.hours:minutes:seconds): \"{text}\".");
        return otherwise;
    }
}
