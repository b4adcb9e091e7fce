using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>What the orchestration of a slice does. Each may run twice: nobody is mailed twice for it.</summary>
public sealed class WaveActivities(ActivityGuard guard, WaveSlices slices, DurableClients clients)
{
    private static readonly BucketOutcome Halted = new(0, 0, 0, new Dictionary<string, int>(), Completed: false, null);

    /// <summary>Takes a few minutes at most: the slice's end is asked at every batch.</summary>
    [Function(DurableNames.SendBucket)]
    public Task<BucketOutcome> SendAsync([ActivityTrigger] BucketOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        guard.RunAsync(order.Slice.Campaign, DurableNames.SendBucket, Halted, async id =>
        {
            using var _ = clients.Use(client);
            return BucketOutcome.Of(await slices.RunBucketAsync(id, order.Slice.WaveSlot, order.Bucket, order.Slice.UntilInstant, cancellationToken));
        });

    [Function(DurableNames.FinishSlice)]
    public Task FinishAsync([ActivityTrigger] SliceOutcome outcome, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        guard.RunAsync(outcome.Slice.Campaign, DurableNames.FinishSlice, async id =>
        {
            using var _ = clients.Use(client);
            var results = outcome.Buckets.Select(bucket => bucket.ToResult()).ToList();
            await slices.FinishAsync(id, outcome.Slice.WaveSlot, outcome.Slice.Arrival, results, cancellationToken);
        });
}
