using System.Text.Json;
using NodaTime;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Tests.Durable;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Flow;

/// <summary>Instances that a released version started go on with this one: their histories (version 1) replay with today's code, and their inputs are still understood.</summary>
public sealed class RunningInstancesTests
{
    private readonly SettableClock clock = new() { Now = Instant.FromUtc(2023, 8, 6, 12, 0) };

    [Fact]
    public async Task A_waiting_campaign_wakes_up_and_begins_its_next_turn()
    {
        var context = Replay("campaign-waits", Sample.Id);

        var run = CampaignOrchestrator.RunAsync(context);
        context.Timers.Single().Fire();
        await run;

        Assert.True(context.Continued);
        Assert.Equal($"\"{Sample.Id}\"", context.NextInput);
    }

    [Theory]
    [InlineData("campaign-sends")]
    [InlineData("campaign-closes")]
    public async Task A_campaign_in_the_middle_of_a_turn_ends_that_turn(string history)
    {
        var context = Replay(history, Sample.Id);

        await CampaignOrchestrator.RunAsync(context);

        Assert.True(context.Continued);
    }

    [Fact]
    public async Task A_slice_that_was_half_sent_sends_the_rest_and_keeps_what_is_known()
    {
        var input = new SliceOrder(Sample.Id, "reminder-1", Sample.Slot.ToString(), clock.Now.ToDateTimeUtc(), Arrival: 1, Buckets: 2);
        SliceOutcome? finished = null;
        var context = Replay("wave-half-sent", input);
        context.Handlers[DurableNames.SendBucket] = _ => Task.FromResult<object?>(new BucketOutcome(7, 0, 0, new Dictionary<string, int>(), Completed: true, null));
        context.Handlers[DurableNames.FinishSlice] = json =>
        {
            finished = JsonSerializer.Deserialize<SliceOutcome>(json);
            return Task.FromResult<object?>(null);
        };

        await WaveOrchestrator.RunAsync(context);

        Assert.Equal([99, 7], finished!.Buckets.Select(bucket => bucket.Sent));
        Assert.Equal(4, finished.Buckets[0].ToResult().Tally.SkippedInAll);
    }

    [Fact]
    public async Task Waiting_mails_are_looked_for_when_the_next_is_due()
    {
        var context = Replay("mails-wait", new MailLook(Sample.Id));

        var run = MailOrchestrator.RunAsync(context);
        Assert.Equal(new DateTime(2023, 8, 6, 12, 2, 0, DateTimeKind.Utc), context.Timers.Single().FireAt);
        context.Timers.Single().Fire();
        await run;

        Assert.True(context.Continued);
    }

    [Fact]
    public async Task An_instance_whose_history_does_not_fit_is_lost_and_its_successor_goes_on_from_the_record()
    {
        using var stage = new Stage();
        await stage.PrepareAsync(3);
        await stage.Orders.StartAsync(Sample.Campaign, CancellationToken.None);
        stage.Clock.Now = Sample.Opens;
        var lost = new FakeOrchestrationContext(stage.Clock, Sample.Id, [new RecordedCall("activity", "OfAnotherVersion", null, "null")]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => CampaignOrchestrator.RunAsync(lost));

        var successor = new FakeOrchestrationContext(stage.Clock, Sample.Id) { Handlers = stage.Handlers() };
        await CampaignOrchestrator.RunAsync(successor);

        Assert.Equal(3, stage.Get<MemoryMailer>().Sent.Count);
    }

    private FakeOrchestrationContext Replay(string history, object input)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Histories", $"{history}.json");
        return new FakeOrchestrationContext(clock, input, JsonSerializer.Deserialize<List<RecordedCall>>(File.ReadAllText(path)));
    }
}
