using System.Collections.Concurrent;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Remembers nudges until the rehearsal looks: it does all due work itself, one thing after another.</summary>
internal sealed class RehearsalNudges : INudge
{
    /// <summary>Stands for the mails to organisers among the numbers of buckets.</summary>
    private const int Organisers = -1;

    private readonly ConcurrentDictionary<int, bool> buckets = [];
    private int flow;

    public static int? BucketOf(int number) => number == Organisers ? null : number;

    public Task CampaignChangedAsync(CampaignId campaign)
    {
        Interlocked.Exchange(ref flow, 1);
        return Task.CompletedTask;
    }

    public Task MailDueAsync(CampaignId campaign, int? bucket)
    {
        buckets[bucket ?? Organisers] = true;
        return Task.CompletedTask;
    }

    public bool TakeFlow() => Interlocked.Exchange(ref flow, 0) == 1;

    public IReadOnlySet<int> TakeBuckets()
    {
        var taken = buckets.Keys.ToHashSet();
        foreach (var bucket in taken)
        {
            buckets.TryRemove(bucket, out _);
        }

        return taken;
    }
}
