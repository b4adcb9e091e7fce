using System.Collections.Concurrent;
using NodaTime;

namespace Rencontres.Core.Campaigns;

/// <summary>
/// Reads campaigns for requests, from memory if read lately, so that an answer costs no third point read. Two rules keep the cutoff exact all the same:
/// closing early takes effect <see cref="Freshness"/> after it is ordered, when every copy in memory knows of it; and nothing is refused on the word of
/// such a copy (<see cref="AcceptsAsync"/>), so that an extension counts at once.
/// </summary>
public sealed class CampaignReader(ICampaigns campaigns, IClock clock)
{
    /// <summary>How old a copy in memory may be.</summary>
    public static readonly Duration Freshness = Duration.FromSeconds(5);

    private readonly ConcurrentDictionary<CampaignId, (Campaign Campaign, Instant ReadAt)> read = new();

    public async Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        return read.TryGetValue(id, out var known) && now >= known.ReadAt && now - known.ReadAt < Freshness
            ? known.Campaign
            : await FindNowAsync(id, cancellationToken);
    }

    /// <summary>Past the memory, for a decision that must not rest on an old copy.</summary>
    public async Task<Campaign?> FindNowAsync(CampaignId id, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await campaigns.FindAsync(id, cancellationToken) is not { } stored)
            return null;

        read[id] = (stored.Campaign, now);
        return stored.Campaign;
    }

    /// <summary>Whether something received then is in time, and the campaign as it was when that was decided.</summary>
    public async Task<(bool Accepted, Campaign Campaign)> AcceptsAsync(Campaign campaign, Instant received, Instant? lateUntil, CancellationToken cancellationToken)
    {
        if (campaign.Accepts(received, lateUntil))
            return (true, campaign);

        var current = await FindNowAsync(campaign.Id, cancellationToken) ?? campaign;
        return (current.Accepts(received, lateUntil), current);
    }
}
