using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;

namespace Rencontres.Standalone.Hosting;

/// <summary>Does all that is due now, and says when to look again. Shared by the loops of <c>serve</c> and by rehearsals.</summary>
internal sealed class DueWork(ICampaigns campaigns, CampaignRunner runner, SingleMails mails)
{
    /// <summary>Runs the campaign's turns until it has to wait.</summary>
    /// <param name="done">Hears of each step.</param>
    /// <returns>When to ask again; null: when nudged only.</returns>
    public async Task<Instant?> RunFlowAsync(CampaignId id, Action<Step> done, CancellationToken cancellationToken)
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

    /// <summary>Sends the single mails that are due.</summary>
    /// <returns>When the next one is due; null if none is.</returns>
    public async Task<(Instant? Next, string? Halt)> SendMailsAsync(CampaignId id, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } stored)
            return (null, null);

        var results = new List<SingleMailResult> { await mails.RunAsync(id, bucket: null, cancellationToken) };
        for (var bucket = 0; bucket < stored.Campaign.Buckets; bucket++)
        {
            results.Add(await mails.RunAsync(id, bucket, cancellationToken));
        }

        return (results.Min(result => result.NextDue), results.Select(result => result.Halt).FirstOrDefault(halt => halt is not null));
    }
}
