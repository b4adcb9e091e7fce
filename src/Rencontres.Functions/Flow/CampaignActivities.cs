using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Reports;

namespace Rencontres.Functions.Flow;

/// <summary>What the orchestration of a campaign does in its turns. Each may run twice.</summary>
public sealed class CampaignActivities(
    ActivityGuard guard, CampaignReader campaigns, CampaignTurns turns, CampaignRunner runner, FinalReport report, DurableClients clients, IClock clock)
{
    private static readonly TurnOrder Halted = new(TurnKind.Wait);

    /// <summary>Also sees to it that the campaign's mails have an orchestration while answers are taken; that one sees to this one.</summary>
    [Function(DurableNames.DecideTurn)]
    public Task<TurnOrder> DecideTurnAsync([ActivityTrigger] string campaign, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        guard.RunAsync(campaign, DurableNames.DecideTurn, Halted, async id =>
        {
            if (await campaigns.FindNowAsync(id, cancellationToken) is not { } found)
                return new TurnOrder(TurnKind.Gone);

            if (Orchestrations.IsUnderWay(found, clock.GetCurrentInstant()))
                await Orchestrations.EnsureMailsAsync(client, id, cancellationToken);

            var (current, turn, _) = await turns.NextAsync(found, cancellationToken);
            return TurnOrder.Of(current, turn);
        });

    [Function(DurableNames.CloseDoor)]
    public Task CloseAsync([ActivityTrigger] CutoffOrder order, CancellationToken cancellationToken) =>
        guard.RunAsync(order.Campaign, DurableNames.CloseDoor, id => runner.CloseAsync(id, order.CutoffInstant, cancellationToken));

    [Function(DurableNames.MakeReport)]
    public Task MakeReportAsync([ActivityTrigger] CutoffOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        guard.RunAsync(order.Campaign, DurableNames.MakeReport, async id =>
        {
            using var _ = clients.Use(client);
            if (await campaigns.FindNowAsync(id, cancellationToken) is { } campaign)
                await report.MakeAsync(campaign, order.CutoffInstant, cancellationToken);
        });

    /// <summary>Takes the histories of instances that ended a week ago or longer out of the store.</summary>
    [Function(DurableNames.PurgeFinished)]
    public Task PurgeAsync([ActivityTrigger] string campaign, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        Orchestrations.PurgeAsync(client, clock.GetCurrentInstant(), cancellationToken);
}
