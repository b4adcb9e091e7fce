using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>What the organisers' limits leave, counted over all campaigns and all processes, since the mail service counts so too.</summary>
public interface IMailAllowance
{
    /// <summary>
    /// Takes mails out of what is left. What was taken and then not sent stays taken: a crash costs a little of the day, and never sends more than the limit.
    /// </summary>
    /// <param name="leaving">How much of the day to leave to others.</param>
    Task<AllowanceTurn> TakeAsync(MailLimits limits, int wanted, int leaving, Instant now, CancellationToken cancellationToken);
}

/// <summary>How much may be sent and when.</summary>
/// <param name="Count">How many mails may go; 0: none now, ask again at <paramref name="From"/>.</param>
public readonly record struct AllowanceTurn(int Count, Instant From);

/// <summary>The record behind <see cref="IMailAllowance"/>, and its rule.</summary>
/// <param name="Day">In UTC, as SendGrid's own daily limits are counted.</param>
/// <param name="Taken">How many mails of that day are taken.</param>
/// <param name="FreeAt">Until when the rate is used up.</param>
public sealed record MailAllowance(LocalDate Day, int Taken, Instant FreeAt)
{
    /// <summary>Whoever would have to wait longer takes nothing and comes back.</summary>
    public static readonly Duration LongestWait = Duration.FromSeconds(20);

    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>A turn takes ten seconds' worth at most, so that a minute's mails do not go in one burst.</summary>
    private const int TurnsPerMinute = 6;

    public static MailAllowance None { get; } = new(new LocalDate(1, 1, 1), 0, Instant.MinValue);

    public (MailAllowance After, AllowanceTurn Turn) Take(MailLimits limits, int wanted, int leaving, Instant now)
    {
        // A rate that would be used up for longer than any turn takes was written by a clock that has been put back since.
        var freeAt = FreeAt > now + LongestWait + Minute ? now : FreeAt;
        var from = limits.PerMinute is null ? now : Instant.Max(now, freeAt);
        if (from > now + LongestWait)
            return (this, new AllowanceTurn(0, from - LongestWait));

        // The day on which they go, which may be the next one. One that somebody else has already begun is not begun anew.
        var day = from.InUtc().Date;
        day = Day == day.PlusDays(1) ? Day : day;
        var taken = day == Day ? Taken : 0;
        var left = (limits.PerDay ?? int.MaxValue) - taken - (limits.PerDay is null ? 0 : leaving);
        if (left <= 0)
            return (this, new AllowanceTurn(0, day.PlusDays(1).AtMidnight().InUtc().ToInstant()));

        var count = Math.Min(Math.Min(wanted, left), Math.Max(1, (limits.PerMinute ?? int.MaxValue) / TurnsPerMinute));
        freeAt = limits.PerMinute is { } rate ? from + (Minute * count / rate) : freeAt;
        return (new MailAllowance(day, taken + count, freeAt), new AllowanceTurn(count, from));
    }
}
