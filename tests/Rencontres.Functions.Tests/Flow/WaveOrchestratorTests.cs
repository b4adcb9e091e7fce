using System.Text.Json;
using Microsoft.DurableTask;
using Rencontres.Core;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Tests.Durable;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

public sealed class WaveOrchestratorTests
{
    private readonly SettableClock clock = new();
    private readonly Dictionary<string, Func<string, Task<object?>>> handlers = [];

    private SliceOrder Slice => new(Sample.Id, "reminder-1", Sample.Slot.ToString(), clock.Now.ToDateTimeUtc(), Arrival: 2, Buckets: 3);

    [Fact]
    public async Task It_sends_all_buckets_at_once_and_then_writes_down_what_became_of_them()
    {
        var gates = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource()).ToList();
        handlers[DurableNames.SendBucket] = async json =>
        {
            var bucket = JsonSerializer.Deserialize<BucketOrder>(json)!.Bucket;
            await gates[bucket].Task;
            return new BucketOutcome(bucket + 1, 0, 0, new Dictionary<string, int> { ["Answered"] = bucket }, Completed: true, null);
        };
        SliceOutcome? finished = null;
        handlers[DurableNames.FinishSlice] = json =>
        {
            finished = JsonSerializer.Deserialize<SliceOutcome>(json);
            return Task.FromResult<object?>(null);
        };
        var context = new FakeOrchestrationContext(clock, Slice) { Handlers = handlers };

        var run = WaveOrchestrator.RunAsync(context);
        Assert.Equal(3, context.Calls.Count);
        gates.ForEach(gate => gate.SetResult());
        await run;

        Assert.Equal([1, 2, 3], finished!.Buckets.Select(bucket => bucket.Sent));
        Assert.Equal(Slice, finished.Slice);
        Assert.Equal(3, finished.Buckets.Sum(bucket => bucket.ToResult().Tally.SkippedInAll));
        Assert.False(context.Continued);
    }

    [Fact]
    public async Task A_bucket_that_fails_in_spite_of_retries_fails_the_slice_and_nothing_is_written_down_as_done()
    {
        var tries = 0;
        handlers[DurableNames.SendBucket] = json => JsonSerializer.Deserialize<BucketOrder>(json)!.Bucket == 1
            ? throw new StorageUnavailableException($"away {++tries}", new IOException())
            : Task.FromResult<object?>(new BucketOutcome(1, 0, 0, new Dictionary<string, int>(), Completed: true, null));
        var context = new FakeOrchestrationContext(clock, Slice) { Handlers = handlers };

        await Assert.ThrowsAsync<TaskFailedException>(() => WaveOrchestrator.RunAsync(context));

        Assert.True(tries > 1);
        Assert.DoesNotContain(context.Calls, call => call.Name == DurableNames.FinishSlice);
    }
}
