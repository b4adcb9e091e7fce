using CsCheck;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Tests.Durable;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

/// <summary>The laptop's loop and the orchestration of the Azure host, given the same campaign and the same events, make the same turns at the same instants and the same mails.</summary>
public sealed class SameTurnsTests
{
    private const int Invitees = 12;
    private static readonly Instant End = Sample.Cutoff + Duration.FromDays(60);

    private static readonly Gen<Event> Events =
        from hour in Gen.Int[0, 400]
        from kind in Gen.Enum<EventKind>()
        from number in Gen.Int[1, Invitees]
        select new Event(Sample.Opens + Duration.FromHours(hour) + Duration.FromMinutes(7), kind, number);

    [Fact]
    public async Task Both_hosts_make_the_same_sequence_of_turns() => await Events.List[0, 8].SampleAsync(
        async events =>
        {
            var history = events.OrderBy(each => each.At).ThenBy(each => each.Kind).ToList();
            var laptop = await RunAsync(history, LaptopTurnsAsync);
            var azure = await RunAsync(history, AzureTurnsAsync);

            Assert.NotEmpty(laptop.Turns);
            Assert.Equal(laptop.Turns, azure.Turns);
            Assert.Equal(laptop.Mails, azure.Mails);
        },
        iter: 150,
        threads: 1);

    private static async Task<(List<string> Turns, List<string> Mails)> RunAsync(List<Event> history, Func<Stage, Queue<Event>, List<string>, Task> host)
    {
        using var stage = new Stage(buckets: 2);
        await stage.PrepareAsync(Invitees);
        await stage.Orders.StartAsync(Sample.Campaign, CancellationToken.None);
        var turns = new List<string>();
        await host(stage, new Queue<Event>(history), turns);
        return (turns, stage.Get<MemoryMailer>().Sent);
    }

    /// <summary>As the laptop does it: steps until there is something to wait for, then the next instant or event.</summary>
    private static async Task LaptopTurnsAsync(Stage stage, Queue<Event> events, List<string> turns)
    {
        var runner = stage.Get<CampaignRunner>();
        while (stage.Clock.Now < End)
        {
            var step = (await runner.StepAsync(Sample.Campaign, CancellationToken.None))!;
            switch (step.Turn)
            {
                case Turn.Wait wait:
                    await AdvanceAsync(stage, events, wait.Until);
                    break;
                case Turn.Finished:
                    await AdvanceAsync(stage, events, null);
                    break;
                default:
                    turns.Add(Text(TurnOrder.Of(await stage.RecordAsync(), step.Turn), step.At));
                    break;
            }
        }
    }

    /// <summary>As Durable does it: an instance a turn, timers and nudges; one that has ended is started by the next nudge.</summary>
    private static async Task AzureTurnsAsync(Stage stage, Queue<Event> events, List<string> turns)
    {
        var handlers = stage.Handlers();
        var decide = handlers[DurableNames.DecideTurn];
        handlers[DurableNames.DecideTurn] = async json =>
        {
            var turn = (TurnOrder)(await decide(json))!;
            if (turn.Kind is not (TurnKind.Wait or TurnKind.Finished))
                turns.Add(Text(turn, stage.Clock.Now));

            return turn;
        };
        while (stage.Clock.Now < End)
        {
            var context = new FakeOrchestrationContext(stage.Clock, Sample.Id) { Handlers = handlers };
            var run = CampaignOrchestrator.RunAsync(context);
            if (!run.IsCompleted)
                await WakeAsync(stage, events, context);

            await run;
            if (!context.Continued)
                await AdvanceAsync(stage, events, null);
        }
    }

    private static async Task WakeAsync(Stage stage, Queue<Event> events, FakeOrchestrationContext context)
    {
        var timer = context.Timers.Single();
        var fires = Instant.FromDateTimeUtc(timer.FireAt);
        if (events.TryPeek(out var next) && next.At <= fires)
        {
            await AdvanceAsync(stage, events, next.At);
            context.Waiters.Single().Raise(null);
        }
        else
        {
            stage.Clock.Now = fires;
            timer.Fire();
        }
    }

    /// <summary>To that instant or the next event, whichever comes first; the event happens then.</summary>
    private static async Task AdvanceAsync(Stage stage, Queue<Event> events, Instant? until)
    {
        if (events.TryPeek(out var next) && !(until < next.At))
        {
            stage.Clock.Now = Instant.Max(stage.Clock.Now, events.Dequeue().At);
            await next.HappenAsync(stage);
            return;
        }

        stage.Clock.Now = Instant.Max(stage.Clock.Now, until ?? End);
    }

    private static string Text(TurnOrder turn, Instant at) => $"{at} {turn.Kind} {turn.Slice?.Wave} {turn.Slice?.Arrival} {turn.At:o}";

    private enum EventKind
    {
        Answer,
        Pause,
        Resume,
        Extend,
        Close,
        Reopen,
        Newcomer,
    }

    private sealed record Event(Instant At, EventKind Kind, int Number)
    {
        public Task HappenAsync(Stage stage) => Kind switch
        {
            EventKind.Answer => stage.AnswerAsync(Number),
            EventKind.Pause => stage.Orders.PauseAsync(Sample.Campaign, "for a test", CancellationToken.None),
            EventKind.Resume => stage.Orders.ResumeAsync(Sample.Campaign, CancellationToken.None),
            EventKind.Extend => stage.Orders.ExtendAsync(Sample.Campaign, Later(), "asked for", tellSilent: Number % 2 == 0, CancellationToken.None),
            EventKind.Close => stage.Orders.CloseAsync(Sample.Campaign, CancellationToken.None),
            EventKind.Reopen => stage.Orders.ReopenAsync(Sample.Campaign, CancellationToken.None),
            EventKind.Newcomer => stage.AddAsync(100 + (Number * 10), 2),
            _ => throw new InvalidOperationException($"Unknown event {Kind}."),
        };

        private CutoffRule Later() => CutoffRule.AtTime((At + Duration.FromDays(3 + Number)).InUtc().LocalDateTime, "Etc/UTC");
    }
}
