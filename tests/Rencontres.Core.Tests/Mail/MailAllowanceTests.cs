using CsCheck;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailAllowanceTests
{
    private static readonly Instant Noon = Instant.FromUtc(2023, 8, 21, 12, 0);
    private static readonly Instant Midnight = Instant.FromUtc(2023, 8, 22, 0, 0);
    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>Senders who ask at any time, wait as they are told, and send all they may; from some minutes before midnight, since days count too.</summary>
    private static readonly Gen<(MailLimits Limits, (int Wanted, int Seconds)[] Calls)> Senders = Gen.Select(
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 900], (perMinute, perDay) => new MailLimits(perMinute, perDay)),
        Gen.Select(Gen.Int[1, 100], Gen.Int[0, 25]).Array[1, 80]);

    [Fact]
    public void Never_more_go_on_a_day_of_UTC_than_the_limit() => Senders.Sample((limits, calls) =>
    {
        var sent = Send(limits, calls);

        Assert.All(sent.GroupBy(turn => turn.From.InUtc().Date), day => Assert.InRange(day.Sum(turn => turn.Count), 1, limits.PerDay!.Value));
    });

    [Fact]
    public void Never_more_go_in_a_minute_than_the_limit_and_one_turn() => Senders.Sample((limits, calls) =>
    {
        var sent = Send(limits, calls);

        var turn = Math.Max(1, limits.PerMinute!.Value / 6);
        Assert.All(sent, first => Assert.InRange(
            sent.Where(other => other.From >= first.From && other.From < first.From + Minute).Sum(other => other.Count), 1, limits.PerMinute!.Value + turn));
    });

    [Fact]
    public void Nobody_waits_longer_than_agreed() => Senders.Sample((limits, calls) =>
    {
        var (allowance, now) = (MailAllowance.None, Noon);
        foreach (var (wanted, seconds) in calls)
        {
            (allowance, var turn) = allowance.Take(limits, wanted, 0, now);
            Assert.True(turn.Count == 0 || (turn.From >= now && turn.From <= now + MailAllowance.LongestWait));
            Assert.True(turn.Count > 0 || turn.From > now, "Who gets nothing is told to come back later.");
            now += Duration.FromSeconds(seconds);
        }
    });

    [Fact]
    public void Without_limits_all_may_go_at_once()
    {
        var (_, turn) = MailAllowance.None.Take(new MailLimits(null, null), 100, 0, Noon);

        Assert.Equal(new AllowanceTurn(100, Noon), turn);
    }

    [Fact]
    public void A_rate_gives_ten_seconds_worth_at_a_time()
    {
        var limits = new MailLimits(60, null);

        var (after, first) = MailAllowance.None.Take(limits, 100, 0, Noon);
        var (_, second) = after.Take(limits, 100, 0, Noon);

        Assert.Equal((new AllowanceTurn(10, Noon), new AllowanceTurn(10, Noon + Duration.FromSeconds(10))), (first, second));
    }

    [Fact]
    public void A_day_that_is_used_up_ends_at_midnight_of_UTC()
    {
        var limits = new MailLimits(null, 120);
        var (after, _) = MailAllowance.None.Take(limits, 100, 0, Noon);

        (after, var rest) = after.Take(limits, 100, 0, Noon);
        (after, var none) = after.Take(limits, 100, 0, Noon);
        (_, var tomorrow) = after.Take(limits, 100, 0, Midnight);

        Assert.Equal((new AllowanceTurn(20, Noon), new AllowanceTurn(0, Midnight), new AllowanceTurn(100, Midnight)), (rest, none, tomorrow));
    }

    [Fact]
    public void A_turn_that_comes_after_midnight_counts_for_the_day_on_which_it_goes()
    {
        var limits = new MailLimits(6, 10);
        var before = Midnight - Duration.FromSeconds(5);
        var (after, _) = MailAllowance.None.Take(limits, 100, 0, before);

        (after, var turn) = after.Take(limits, 100, 0, before);

        Assert.Equal((1, true), (turn.Count, turn.From > Midnight));
        Assert.Equal((new LocalDate(2023, 8, 22), 1), (after.Day, after.Taken));
    }

    [Fact]
    public void A_clock_that_is_put_back_holds_up_nothing()
    {
        var limits = new MailLimits(60, 10);
        var (after, _) = MailAllowance.None.Take(limits, 100, 0, Noon + Duration.FromDays(40));

        var (_, turn) = after.Take(limits, 100, 0, Noon);

        Assert.Equal(new AllowanceTurn(10, Noon), turn);
    }

    private static List<AllowanceTurn> Send(MailLimits limits, (int Wanted, int Seconds)[] calls)
    {
        var (allowance, now, sent) = (MailAllowance.None, Midnight - (Minute * 5), new List<AllowanceTurn>());
        foreach (var (wanted, seconds) in calls)
        {
            (allowance, var turn) = allowance.Take(limits, wanted, 0, now);
            if (turn.Count > 0)
                sent.Add(turn);

            now += Duration.FromSeconds(seconds);
        }

        return sent;
    }
}
