using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests.Durable;

/// <summary>
/// Durable's side of an orchestration: calls go to given functions, timers and events wait for the test's word, and everything that crosses goes through JSON as
/// it does in reality. With a history, what stands in it is answered from it, and another call than the recorded one is an error, as Durable has it.
/// </summary>
internal sealed class FakeOrchestrationContext(SettableClock clock, object? input, IReadOnlyList<RecordedCall>? history = null) : TaskOrchestrationContext
{
    private readonly Queue<RecordedCall> past = new(history ?? []);
    private readonly string inputJson = JsonSerializer.Serialize(input);

    /// <summary>What activities and sub-orchestrations do, by name.</summary>
    public Dictionary<string, Func<string, Task<object?>>> Handlers { get; init; } = [];

    public List<RecordedCall> Calls { get; } = [];

    public List<FakeTimer> Timers { get; } = [];

    public List<FakeWaiter> Waiters { get; } = [];

    public bool Continued { get; private set; }

    public string? NextInput { get; private set; }

    public bool PreservesEvents { get; private set; }

    public override TaskName Name => "orchestrator";

    public override string InstanceId => "instance";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => clock.Now.ToDateTimeUtc();

    public override bool IsReplaying => past.Count > 0;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T GetInput<T>() => JsonSerializer.Deserialize<T>(inputJson)!;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallAsync<TResult>("activity", name, input, options);

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallAsync<TResult>("orchestrator", orchestratorName, input, options);

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
        Note("timer", "", JsonSerializer.Serialize(fireAt));
        var timer = new FakeTimer(fireAt, cancellationToken);
        Timers.Add(timer);
        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Note("event", eventName, null);
        var waiter = new FakeWaiter(eventName, cancellationToken);
        Waiters.Add(waiter);
        return waiter.ReadAsync<T>();
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        // One that is left waiting would hold this up or swallow the next event.
        Assert.All(Timers, timer => Assert.True(timer.IsOver, "A timer was left running."));
        Assert.All(Waiters, waiter => Assert.True(waiter.IsOver, "A waiter for an event was left behind."));
        (Continued, NextInput, PreservesEvents) = (true, JsonSerializer.Serialize(newInput), preserveUnprocessedEvents);
        Note("continue", "", NextInput);
    }

    public override ILogger CreateReplaySafeLogger(string categoryName) => NullLogger.Instance;

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    private async Task<TResult> CallAsync<TResult>(string kind, string name, object? input, TaskOptions? options)
    {
        var json = JsonSerializer.Serialize(input);
        var index = Calls.Count;
        if (Note(kind, name, json) is { } known)
        {
            Calls[index] = known;
            return known.Failed ? throw new TaskFailedException(name, 0, new InvalidOperationException("as recorded")) : JsonSerializer.Deserialize<TResult>(known.Result!)!;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = JsonSerializer.Serialize(await Handlers[name](json));
                Calls[index] = Calls[index] with { Result = result };
                return JsonSerializer.Deserialize<TResult>(result)!;
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                if (attempt >= (options?.Retry?.Policy?.MaxNumberOfAttempts ?? 1))
                {
                    Calls[index] = Calls[index] with { Failed = true };
                    throw new TaskFailedException(name, 0, failure);
                }
            }
        }
    }

    /// <returns>The call as the history has it; null if it is a new one.</returns>
    private RecordedCall? Note(string kind, string name, string? input)
    {
        RecordedCall? known = null;
        if (past.TryDequeue(out var recorded))
        {
            if (recorded.Kind != kind || recorded.Name != name)
                throw new InvalidOperationException($"The history has {recorded.Kind} {recorded.Name} here, but the code calls {kind} {name}.");

            known = recorded.Result is not null || recorded.Failed ? recorded : null;
        }

        Calls.Add(new RecordedCall(kind, name, input));
        return known;
    }
}

internal sealed class FakeTimer
{
    private readonly TaskCompletionSource source = new();

    public FakeTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        FireAt = fireAt;
        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
    }

    public DateTime FireAt { get; }

    public Task Task => source.Task;

    public bool IsOver => source.Task.IsCompleted;

    public void Fire() => source.TrySetResult();
}

internal sealed class FakeWaiter
{
    private readonly TaskCompletionSource<string> source = new();

    public FakeWaiter(string name, CancellationToken cancellationToken)
    {
        Name = name;
        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
    }

    public string Name { get; }

    public bool IsOver => source.Task.IsCompleted;

    public void Raise(object? payload) => source.TrySetResult(JsonSerializer.Serialize(payload));

    public async Task<T> ReadAsync<T>() => JsonSerializer.Deserialize<T>(await source.Task)!;
}
