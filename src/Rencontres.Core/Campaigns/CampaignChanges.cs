using Rencontres.Core.Audit;

namespace Rencontres.Core.Campaigns;

/// <summary>Changes a campaign's record: reads, decides and writes, and begins again if somebody else was faster.</summary>
public sealed class CampaignChanges(ICampaigns campaigns)
{
    private const int MaximumTries = 20;

    /// <param name="change">Gives the new record and what the audit chain says of it, or null to leave it as it is. May be called several times.</param>
    /// <returns>The record as it is now; null if there is no such campaign.</returns>
    public async Task<Campaign?> ApplyAsync(CampaignId id, Func<Campaign, (Campaign After, AuditEvent Told)?> change, CancellationToken cancellationToken)
    {
        for (var n = 0; n < MaximumTries; n++)
        {
            if (await campaigns.FindAsync(id, cancellationToken) is not { } stored)
                return null;

            if (change(stored.Campaign) is not { } changed)
                return stored.Campaign;

            if (await campaigns.TryUpdateAsync(stored, changed.After, changed.Told, cancellationToken))
                return changed.After;
        }

        throw new TimeoutException($"The record of campaign {id} was changed by others {MaximumTries} times in a row.");
    }
}
