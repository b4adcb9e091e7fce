using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Rencontres.Functions.Flow;

/// <summary>
/// Runs a campaign, one turn at a time: asks what is next, does it, begins anew. It remembers nothing but the campaign's id, so a lost, doubled or late nudge
/// changes nothing, and an instance that an older version started goes on with this one.
/// </summary>
public static partial class CampaignOrchestrator
{
    /// <summary>It looks by itself so often, so that a lost nudge delays and loses nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>How long it still listens at its end: whoever nudges has asked before whether it runs.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMinutes(1);

    [Function(DurableNames.CampaignOrchestrator)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var campaign = context.GetInput<string>() ?? throw new InvalidOperationException("A campaign's orchestration needs the campaign's id.");
        try
        {
            var turn = await context.CallActivityAsync<TurnOrder>(DurableNames.DecideTurn, campaign, Waiting.Retries);
            if (await CarryOutAsync(context, campaign, turn))
                return;
        }
        catch (TaskFailedException failure)
        {
            LogHeldUp(context.CreateReplaySafeLogger(DurableNames.CampaignOrchestrator), campaign, failure.TaskName);
            await context.NudgeOrTimeAsync<object>(DurableNames.CampaignChanged, context.CurrentUtcDateTime + Waiting.AfterFailure);
        }

        context.ContinueAsNew(campaign);
    }

    /// <returns>Whether nothing will ever be due again; a nudge then starts a new instance.</returns>
    private static async Task<bool> CarryOutAsync(TaskOrchestrationContext context, string campaign, TurnOrder turn)
    {
        switch (turn.Kind)
        {
            case TurnKind.Wait:
                await context.NudgeOrTimeAsync<object>(DurableNames.CampaignChanged, Earlier(turn.At, context.CurrentUtcDateTime + Longest));
                return false;
            case TurnKind.Slice:
                await context.CallSubOrchestratorAsync(DurableNames.WaveOrchestrator, turn.Slice);
                return false;
            case TurnKind.Close:
                await context.CallActivityAsync(DurableNames.CloseDoor, new CutoffOrder(campaign, turn.At!.Value), Waiting.Retries);
                return false;
            case TurnKind.Report:
                await context.CallActivityAsync(DurableNames.MakeReport, new CutoffOrder(campaign, turn.At!.Value), Waiting.Retries);
                return false;
            case TurnKind.Finished:
                await context.CallActivityAsync(DurableNames.PurgeFinished, campaign, Waiting.Retries);
                var (nudged, _) = await context.NudgeOrTimeAsync<object>(DurableNames.CampaignChanged, context.CurrentUtcDateTime + Farewell);
                return !nudged;
            case TurnKind.Gone:
                return true;
            default:
                throw new InvalidOperationException($"Unknown turn {turn.Kind}.");
        }
    }

    private static DateTime Earlier(DateTime? at, DateTime longest) => at is { } instant && instant < longest ? instant : longest;

    [LoggerMessage(EventId = 300, EventName = "FlowHeldUp", Level = LogLevel.Error, Message = "{Campaign} is held up: {Task} fails in spite of retries; it will be tried again")]
    private static partial void LogHeldUp(ILogger logger, string campaign, string task);
}
