using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>Every campaign that is under way has its orchestration; one that lacks it gets it.</summary>
internal sealed class DurableFlowWatch(ICampaigns campaigns, CampaignReader reader, DurableClients clients, IClock clock) : IFlowWatch
{
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        if (clients.Current is not { } client)
            throw new InvalidOperationException("The function that asks must hand on its durable client.");

        await foreach (var id in campaigns.ListAsync(cancellationToken))
        {
            if (await reader.FindAsync(id, cancellationToken) is { } campaign && Orchestrations.IsUnderWay(campaign, clock.GetCurrentInstant()))
                await Orchestrations.EnsureCampaignAsync(client, id, cancellationToken);
        }

        return true;
    }
}
