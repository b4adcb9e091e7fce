using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Standalone.Hosting;

/// <summary>Runs a campaign's turns until it has to wait. Shared by the loop of <c>serve</c> and by rehearsals.</summary>
internal sealed class DueTurns(CampaignRunner runner)
{
    /// <param name="done">Hears of each step.</param>
    /// <returns>When to ask again; null: when nudged only.</returns>
    public async Task<Instant?> RunAsync(CampaignId id, Action<Step> done, CancellationToken cancellationToken)
    {
        while (await runner.StepAsync(id, cancellationToken) is { } step)
        {
            switch (step.Turn)
            {
                case Turn.Wait wait:
                    return wait.Until;
                case Turn.Finished:
                    return null;
                default:
                    done(step);
                    break;
            }
        }

        return null;
    }
}
