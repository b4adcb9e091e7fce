using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Mail;

public sealed class MailPaceTurnTests
{
    private static readonly SendOutcome Accepted = new SendOutcome.Accepted("id");
    private static readonly SendOutcome Busy = new SendOutcome.TryLater(DelayCause.Busy, "429");
    private static readonly SendOutcome Lost = new SendOutcome.Unknown("503");
    private static readonly Campaign Campaign = new CampaignBuilder().Running().Build();

    private readonly SettableClock clock = new();
    private readonly List<Duration> waits = [];

    [Fact]
    public async Task Without_limits_a_whole_batch_goes_at_once()
    {
        var turn = await TurnAsync(Pace());

        Assert.Equal((100, 0), (turn.Count, waits.Count));
    }

    [Fact]
    public async Task A_single_lost_reply_is_no_reason_to_wait_but_the_next_mail_goes_alone()
    {
        var pace = Pace();

        Assert.Null(pace.Note(Lost));

        Assert.Equal(1, (await TurnAsync(pace)).Count);
        pace.Note(Accepted);
        Assert.Equal(100, (await TurnAsync(pace)).Count);
    }

    [Fact]
    public async Task A_short_pause_is_waited_for_and_of_a_long_one_it_is_said_how_long()
    {
        var pace = Pace();
        pace.Note(Busy with { Rest = MailAllowance.LongestWait });
        var began = clock.Now;

        var shortly = await TurnAsync(pace);
        pace.Note(Busy with { Rest = MailAllowance.LongestWait + Duration.FromTicks(1) });
        var later = await TurnAsync(pace);

        Assert.Equal((100, MailAllowance.LongestWait), (shortly.Count, Assert.Single(waits)));
        Assert.Equal(new PaceTurn(0, began + (MailAllowance.LongestWait * 2) + Duration.FromTicks(1)), later);
    }

    [Fact]
    public async Task The_organisers_limits_are_kept_over_several_turns()
    {
        var limited = Campaign with { Definition = Campaign.Definition with { Sending = new MailLimits(60, 25) } };
        var pace = Pace();

        var counts = new List<int>();
        for (var n = 0; n < 4; n++)
            counts.Add((await pace.TurnAsync(limited, 100, isWave: false, CancellationToken.None)).Count);

        Assert.Equal([10, 10, 5, 0], counts);
        Assert.Equal([Duration.FromSeconds(10), Duration.FromSeconds(10)], waits);
    }

    [Fact]
    public async Task A_mail_that_goes_alone_takes_one_of_the_day_only()
    {
        var limited = Campaign with { Definition = Campaign.Definition with { Sending = new MailLimits(null, 2) } };
        var pace = Pace();
        pace.Note(Lost);

        var alone = await pace.TurnAsync(limited, 100, isWave: false, CancellationToken.None);
        pace.Note(Accepted);
        var rest = await pace.TurnAsync(limited, 100, isWave: false, CancellationToken.None);

        Assert.Equal((1, 1), (alone.Count, rest.Count));
    }

    [Theory]
    [InlineData(1000, 900)]
    [InlineData(200, 180)]
    [InlineData(100, 80)]
    [InlineData(40, 20)]
    [InlineData(10, 5)]
    [InlineData(1, 1)]
    public async Task Waves_leave_a_part_of_the_day_to_mails_to_single_persons(int perDay, int ofWaves)
    {
        var limited = Campaign with { Definition = Campaign.Definition with { Sending = new MailLimits(null, perDay) } };
        var pace = Pace();

        var waves = await TakeAllAsync(pace, limited, isWave: true);
        var singles = await TakeAllAsync(pace, limited, isWave: false);

        Assert.Equal((ofWaves, perDay - ofWaves), (waves, singles));
    }

    private static async Task<int> TakeAllAsync(MailPace pace, Campaign limited, bool isWave)
    {
        var taken = 0;
        while (await pace.TurnAsync(limited, 100, isWave, CancellationToken.None) is { Count: > 0 and var count })
            taken += count;

        return taken;
    }

    private MailPace Pace() => new(new MemoryMailAllowance(), clock, MailStage.Options with { WaitAsync = Wait });

    private static Task<PaceTurn> TurnAsync(MailPace pace) => pace.TurnAsync(Campaign, 100, isWave: false, CancellationToken.None);

    private Task Wait(Duration duration, CancellationToken cancellationToken)
    {
        waits.Add(duration);
        clock.Now += duration;
        return Task.CompletedTask;
    }
}
