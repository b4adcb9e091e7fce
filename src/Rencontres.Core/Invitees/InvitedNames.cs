using System.Collections.Concurrent;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Invitees;

/// <summary>
/// Finds invitees by the name that somebody types. Their names are read when the first one is asked for and kept a few minutes, so an invitee imported since
/// is not recognised until then. Some 320 bytes a name.
/// </summary>
public sealed class InvitedNames(IInvitees invitees, IClock clock) : IDisposable
{
    public static readonly Duration Freshness = Duration.FromMinutes(5);

    private readonly ConcurrentDictionary<CampaignId, (NameIndex Index, Instant ReadAt)> kept = new();
    private readonly SemaphoreSlim reading = new(1);

    /// <returns>Null if none has that name, or several: which of them is meant is for the organisers to say, who see the bulletin as one of nobody on the list.</returns>
    public async Task<InviteeId?> FindAsync(Campaign campaign, Organisation organisation, CancellationToken cancellationToken) =>
        (await IndexAsync(campaign, cancellationToken)).Find(organisation);

    public void Dispose() => reading.Dispose();

    private async Task<NameIndex> IndexAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (Kept(campaign.Id) is { } index)
            return index;

        // Of many who come at once one reads, and the others wait for it.
        await reading.WaitAsync(cancellationToken);
        try
        {
            return Kept(campaign.Id) ?? await ReadAsync(campaign, cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    private NameIndex? Kept(CampaignId id)
    {
        var now = clock.GetCurrentInstant();
        return kept.TryGetValue(id, out var known) && now >= known.ReadAt && now - known.ReadAt < Freshness ? known.Index : null;
    }

    private async Task<NameIndex> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var (now, index) = (clock.GetCurrentInstant(), new NameIndex());
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            await foreach (var name in invitees.NamesAsync(campaign.Id, bucket, cancellationToken))
            {
                index.Add(name);
            }
        }

        // What nobody has asked for lately is not kept, however many campaigns there are.
        foreach (var old in kept.Where(each => now - each.Value.ReadAt >= Freshness))
            kept.TryRemove(old);

        kept[campaign.Id] = (index, now);
        return index;
    }
}
