using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Rencontres.Functions.Flow;

/// <summary>Sends one slice of a wave: all buckets at once, then writes down how far it has come.</summary>
public static class WaveOrchestrator
{
    [Function(DurableNames.WaveOrchestrator)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var slice = context.GetInput<SliceOrder>() ?? throw new InvalidOperationException("A wave's orchestration needs a slice.");
        var passes = Enumerable.Range(0, slice.Buckets)
            .Select(bucket => context.CallActivityAsync<BucketOutcome>(DurableNames.SendBucket, new BucketOrder(slice, bucket), Waiting.Retries))
            .ToList();
        var outcomes = await Task.WhenAll(passes);
        await context.CallActivityAsync(DurableNames.FinishSlice, new SliceOutcome(slice, outcomes), Waiting.Retries);
    }
}
