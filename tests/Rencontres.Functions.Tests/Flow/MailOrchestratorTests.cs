using System.Text.Json;
using NodaTime;
using Rencontres.Core;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Tests.Durable;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

public sealed class MailOrchestratorTests
{
    private readonly SettableClock clock = new();
    private readonly DateTime now;
    private Func<MailLookOutcome> looks = () => new MailLookOutcome(0, null, Open: true);

    public MailOrchestratorTests() => now = clock.Now.ToDateTimeUtc();

    [Fact]
    public async Task It_looks_everywhere_every_ten_minutes()
    {
        var (context, run) = Begin(new MailLook(Sample.Id));

        Assert.Equal(now.AddMinutes(10), Assert.Single(context.Timers).FireAt);
        context.Timers[0].Fire();
        await run;

        Assert.Equal(new MailLook(Sample.Id), Next(context));
    }

    [Fact]
    public async Task A_nudge_has_it_look_in_that_bucket_only()
    {
        var (context, run) = Begin(new MailLook(Sample.Id));

        context.Waiters[0].Raise(new MailNudge(7));
        await run;

        Assert.Equal(new MailLook(Sample.Id, 7, null, now.AddMinutes(10)), Next(context));
    }

    [Fact]
    public async Task However_many_nudges_come_it_looks_everywhere_in_time()
    {
        var look = new MailLook(Sample.Id);
        var seen = new List<int?>();
        var nudge = clock.Now + Duration.FromMinutes(9);
        while (seen.Count < 4)
        {
            var (context, run) = Begin(look);
            var fires = Instant.FromDateTimeUtc(context.Timers[0].FireAt);
            if (fires <= nudge)
            {
                clock.Now = fires;
                context.Timers[0].Fire();
            }
            else
            {
                clock.Now = nudge;
                nudge += Duration.FromMinutes(9);
                context.Waiters[0].Raise(new MailNudge(3));
            }

            await run;
            look = Next(context);
            seen.Add(look.Bucket);
        }

        Assert.Equal([3, null, 3, null], seen);
    }

    [Fact]
    public async Task A_nudge_that_comes_with_the_time_for_a_look_everywhere_does_not_put_it_off()
    {
        var (context, run) = Begin(new MailLook(Sample.Id, 2, null, now));

        context.Waiters[0].Raise(new MailNudge(7));
        await run;

        Assert.Equal(new MailLook(Sample.Id), Next(context));
    }

    [Fact]
    public async Task What_is_due_elsewhere_is_not_forgotten_over_a_look_in_one_bucket()
    {
        looks = () => new MailLookOutcome(1, now.AddMinutes(8), Open: true);
        var (context, run) = Begin(new MailLook(Sample.Id, 7, now.AddMinutes(2)));

        Assert.Equal(now.AddMinutes(2), context.Timers[0].FireAt);
        context.Timers[0].Fire();
        await run;

        Assert.Equal(new MailLook(Sample.Id), Next(context));
    }

    [Fact]
    public async Task It_ends_when_the_campaign_has_ended_and_no_mail_waits()
    {
        looks = () => new MailLookOutcome(0, null, Open: false);
        var (context, run) = Begin(new MailLook(Sample.Id));

        Assert.Equal(now.AddMinutes(1), context.Timers[0].FireAt);
        context.Timers[0].Fire();
        await run;

        Assert.False(context.Continued);
    }

    [Fact]
    public async Task It_goes_on_for_a_nudge_that_comes_while_it_takes_its_leave()
    {
        looks = () => new MailLookOutcome(0, null, Open: false);
        var (context, run) = Begin(new MailLook(Sample.Id));

        context.Waiters[0].Raise(new MailNudge(5));
        await run;

        Assert.Equal(5, Next(context).Bucket);
    }

    [Fact]
    public async Task It_does_not_end_after_a_look_in_one_bucket()
    {
        looks = () => new MailLookOutcome(1, null, Open: false);
        var (context, run) = Begin(new MailLook(Sample.Id, 7));

        context.Timers[0].Fire();
        await run;

        Assert.Equal(new MailLook(Sample.Id), Next(context));
    }

    [Fact]
    public async Task It_goes_on_after_the_end_of_the_campaign_while_a_mail_waits()
    {
        looks = () => new MailLookOutcome(0, now.AddMinutes(3), Open: false);
        var (context, run) = Begin(new MailLook(Sample.Id));

        Assert.Equal(now.AddMinutes(3), context.Timers[0].FireAt);
        context.Timers[0].Fire();
        await run;
        Assert.True(context.Continued);
    }

    [Fact]
    public async Task A_lasting_failure_ends_in_a_pause_and_a_look_everywhere()
    {
        looks = () => throw new StorageUnavailableException("away", new IOException());
        var (context, run) = Begin(new MailLook(Sample.Id, 3, now));

        context.Timers[0].Fire();
        await run;

        Assert.Equal(now + Waiting.AfterFailure, context.Timers[0].FireAt);
        Assert.Equal(new MailLook(Sample.Id), Next(context));
    }

    private (FakeOrchestrationContext Context, Task Run) Begin(MailLook look)
    {
        var context = new FakeOrchestrationContext(clock, look) { Handlers = { [DurableNames.SendDueMails] = _ => Task.FromResult<object?>(looks()) } };
        return (context, MailOrchestrator.RunAsync(context));
    }

    private static MailLook Next(FakeOrchestrationContext context) => JsonSerializer.Deserialize<MailLook>(context.NextInput!)!;
}
