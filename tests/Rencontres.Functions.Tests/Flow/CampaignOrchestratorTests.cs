using Microsoft.DurableTask;
using NodaTime;
using Rencontres.Core;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Tests.Durable;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

/// <summary>One turn at a time, on a context of our own.</summary>
public sealed class CampaignOrchestratorTests
{
    private readonly SettableClock clock = new();
    private readonly Dictionary<string, Func<string, Task<object?>>> handlers = [];
    private readonly DateTime now;

    public CampaignOrchestratorTests() => now = clock.Now.ToDateTimeUtc();

    [Fact]
    public async Task It_waits_until_the_instant_of_its_turn_and_begins_anew()
    {
        Decides(new TurnOrder(TurnKind.Wait, now.AddMinutes(20)));
        var (context, run) = Begin();

        Assert.False(run.IsCompleted);
        Assert.Equal(now.AddMinutes(20), Assert.Single(context.Timers).FireAt);
        context.Timers[0].Fire();
        await run;

        Assert.True(context.Continued);
        Assert.Equal($"\"{Sample.Id}\"", context.NextInput);
        Assert.True(context.PreservesEvents);
        Assert.Equal(["activity DecideTurn", "event CampaignChanged", "timer ", "continue "], Calls(context));
    }

    [Fact]
    public async Task A_nudge_ends_the_wait_and_cancels_the_timer()
    {
        Decides(new TurnOrder(TurnKind.Wait, now.AddMinutes(20)));
        var (context, run) = Begin();

        context.Waiters[0].Raise(null);
        await run;

        // ContinueAsNew of the context asserts that neither timer nor waiter was left behind.
        Assert.True(context.Continued);
        Assert.True(context.Timers[0].Task.IsCanceled);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(500)]
    public async Task It_looks_by_itself_every_hour_however_long_the_wait(int? hours)
    {
        Decides(new TurnOrder(TurnKind.Wait, hours is { } length ? now.AddHours(length) : null));
        var (context, run) = Begin();

        Assert.Equal(now.AddHours(1), context.Timers[0].FireAt);
        context.Timers[0].Fire();
        await run;
    }

    [Fact]
    public async Task A_slice_runs_as_an_orchestration_of_its_own()
    {
        var slice = new SliceOrder(Sample.Id, "invitation", Sample.Slot.ToString(), now, 1, 3);
        Decides(new TurnOrder(TurnKind.Slice, null, slice));
        handlers[DurableNames.WaveOrchestrator] = _ => Task.FromResult<object?>(null);
        var (context, run) = Begin();
        await run;

        Assert.Equal(["activity DecideTurn", "orchestrator WaveOrchestrator", "continue "], Calls(context));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(slice), context.Calls[1].Input);
    }

    [Theory]
    [InlineData(TurnKind.Close, DurableNames.CloseDoor)]
    [InlineData(TurnKind.Report, DurableNames.MakeReport)]
    public async Task Closing_and_report_are_activities_for_their_cutoff(TurnKind kind, string activity)
    {
        Decides(new TurnOrder(kind, now));
        handlers[activity] = _ => Task.FromResult<object?>(null);
        var (context, run) = Begin();
        await run;

        Assert.Equal(["activity DecideTurn", $"activity {activity}", "continue "], Calls(context));
        Assert.Equal(new CutoffOrder(Sample.Id, now), System.Text.Json.JsonSerializer.Deserialize<CutoffOrder>(context.Calls[1].Input!));
    }

    [Fact]
    public async Task It_ends_at_once_when_there_is_no_campaign()
    {
        Decides(new TurnOrder(TurnKind.Gone));
        var (context, run) = Begin();
        await run;

        Assert.False(context.Continued);
        Assert.Single(context.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_when_nothing_will_be_due_unless_a_nudge_comes_while_it_takes_its_leave(bool nudged)
    {
        Decides(new TurnOrder(TurnKind.Finished));
        handlers[DurableNames.PurgeFinished] = _ => Task.FromResult<object?>(null);
        var (context, run) = Begin();

        Assert.Equal(now.AddMinutes(1), Assert.Single(context.Timers).FireAt);
        if (nudged)
            context.Waiters[0].Raise(null);
        else
            context.Timers[0].Fire();

        await run;

        Assert.Equal(nudged, context.Continued);
    }

    [Fact]
    public async Task A_transient_failure_is_tried_again_within_the_turn()
    {
        var tries = 0;
        handlers[DurableNames.DecideTurn] = _ => ++tries < 3
            ? throw new StorageUnavailableException("away", new IOException())
            : Task.FromResult<object?>(new TurnOrder(TurnKind.Gone));
        var (context, run) = Begin();
        await run;

        Assert.Equal(3, tries);
        Assert.Single(context.Calls);
    }

    [Fact]
    public async Task A_failure_that_outlasts_its_retries_ends_in_a_pause_not_in_the_end_of_the_campaign()
    {
        handlers[DurableNames.DecideTurn] = _ => throw new StorageUnavailableException("away", new IOException());
        var (context, run) = Begin();

        Assert.Equal(now + Waiting.AfterFailure, Assert.Single(context.Timers).FireAt);
        context.Timers[0].Fire();
        await run;

        Assert.True(context.Continued);
    }

    [Fact]
    public async Task A_replay_of_its_history_makes_the_same_calls_in_the_same_order()
    {
        Decides(new TurnOrder(TurnKind.Wait, now.AddMinutes(20)));
        var (first, run) = Begin();
        first.Timers[0].Fire();
        await run;

        var replay = new FakeOrchestrationContext(clock, Sample.Id, first.Calls);
        var again = CampaignOrchestrator.RunAsync(replay);
        replay.Timers[0].Fire();
        await again;

        Assert.Equal(first.Calls, replay.Calls);
    }

    [Fact]
    public async Task Another_call_than_the_recorded_one_is_found()
    {
        var replay = new FakeOrchestrationContext(clock, Sample.Id, [new RecordedCall("activity", "SomethingElse", null, "null")]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CampaignOrchestrator.RunAsync(replay));
    }

    private void Decides(TurnOrder turn) => handlers[DurableNames.DecideTurn] = _ => Task.FromResult<object?>(turn);

    private (FakeOrchestrationContext Context, Task Run) Begin()
    {
        var context = new FakeOrchestrationContext(clock, Sample.Id) { Handlers = handlers };
        return (context, CampaignOrchestrator.RunAsync(context));
    }

    private static IEnumerable<string> Calls(FakeOrchestrationContext context) => context.Calls.Select(call => $"{call.Kind} {call.Name}");
}
