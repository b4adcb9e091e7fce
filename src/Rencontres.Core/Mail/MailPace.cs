using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Mail;

/// <summary>How many mails may go now.</summary>
/// <param name="NotBefore">With a count of 0: when to ask again.</param>
public readonly record struct PaceTurn(int Count, Instant NotBefore);

/// <summary>
/// The one limiter of all mail of this process: what the service asks for, pauses that grow when it fails, and the organisers' limits, which are shared with
/// other processes. After a failure one mail goes ahead alone, so that a service that loses replies makes one mail unknown and not a hundred.
/// </summary>
public sealed class MailPace(IMailAllowance allowance, IClock clock, SendingOptions options)
{
    /// <summary>So many failures in a row, and nothing taken on between them, are no accident.</summary>
    private const int Troubling = 3;

    private const int LongestPauseDoublings = 6;

    /// <summary>A pause never grows beyond that.</summary>
    private static readonly Duration LongestPause = Duration.FromMinutes(15);

    /// <summary>A service that asks for longer is asked again: one odd header must not end the mail for good.</summary>
    private static readonly Duration LongestRest = Duration.FromHours(1);

    private readonly Lock gate = new();
    private Instant notBefore = Instant.MinValue;
    private int failures;
    private int refusals;

    /// <summary>Set while the service fails again and again.</summary>
    public MailTrouble? Trouble { get; private set; }

    /// <summary>Waits for a short pause to pass; of a long one it only says how long.</summary>
    /// <param name="isWave">Whether it is of a wave; those leave a part of the day to mails to single persons, who wait for theirs.</param>
    public async Task<PaceTurn> TurnAsync(Campaign campaign, int wanted, bool isWave, CancellationToken cancellationToken)
    {
        var (atMost, from) = State();
        if (!await WaitUntilAsync(from, cancellationToken))
            return new PaceTurn(0, from);

        var count = Math.Min(wanted, atMost);
        if (campaign.Definition.Sending is not { } limits)
            return new PaceTurn(count, from);

        var turn = await allowance.TakeAsync(limits, count, isWave ? PartOfSingles(limits) : 0, clock.GetCurrentInstant(), cancellationToken);
        if (turn.Count > 0)
            await WaitUntilAsync(turn.From, cancellationToken);

        return new PaceTurn(turn.Count, turn.From);
    }

    /// <summary>For requests that follow from another one, as the halves of a refused batch do: they took their turn with it.</summary>
    /// <returns>When so many may go in one request, or may ask for a turn; null: at once.</returns>
    public Instant? WaitsUntil(int count)
    {
        var (atMost, from) = State();
        var now = clock.GetCurrentInstant();
        return from > now ? from : count > atMost ? now : null;
    }

    /// <summary>Takes notice of how a request ended.</summary>
    /// <returns>When the next one may go; null: at once.</returns>
    public Instant? Note(SendOutcome outcome)
    {
        var now = clock.GetCurrentInstant();
        lock (gate)
        {
            var pause = outcome switch
            {
                SendOutcome.Accepted or SendOutcome.Refused or SendOutcome.TooLarge => Succeeded(),
                SendOutcome.TryLater { Cause: DelayCause.Busy } => Grown(refusals++),
                SendOutcome.TryLater { Cause: DelayCause.OutOfReach, Reason: var reason } => Failed(reason, now),
                SendOutcome.Unknown { Reason: var reason } => Failed(reason, now),
                _ => null,
            };
            if ((outcome.Rest ?? pause) is { } rest && rest > Duration.Zero)
                notBefore = Instant.Max(notBefore, now + Duration.Min(rest, LongestRest));

            return notBefore > now ? notBefore : null;
        }
    }

    /// <summary>A tenth, and not less than twenty where there are so many.</summary>
    private static int PartOfSingles(MailLimits limits) => limits.PerDay is { } day ? Math.Max(day / 10, Math.Min(20, day / 2)) : 0;

    private (int AtMost, Instant From) State()
    {
        lock (gate)
            return (failures > 0 ? 1 : IMailer.MaximumBatch, notBefore);
    }

    private Duration? Succeeded()
    {
        (failures, refusals, Trouble) = (0, 0, null);
        return null;
    }

    /// <summary>A single lost reply is no reason to wait.</summary>
    private Duration? Failed(string reason, Instant now)
    {
        failures++;
        if (failures >= Troubling)
            Trouble ??= new MailTrouble(now, reason);

        return failures == 1 ? null : Grown(failures - 2);
    }

    /// <summary>Twice as long each time up to a cap, and never quite the same.</summary>
    private Duration Grown(int before) =>
        Duration.Min(options.Pause * (1 << Math.Min(before, LongestPauseDoublings)), LongestPause) * (0.8 + (0.2 * options.Chance()));

    private async Task<bool> WaitUntilAsync(Instant instant, CancellationToken cancellationToken)
    {
        var wait = instant - clock.GetCurrentInstant();
        if (wait > MailAllowance.LongestWait)
            return false;

        if (wait > Duration.Zero)
            await options.WaitAsync(wait, cancellationToken);

        return true;
    }
}
