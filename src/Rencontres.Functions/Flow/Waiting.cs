using Microsoft.DurableTask;

namespace Rencontres.Functions.Flow;

/// <summary>How orchestrations wait and try again.</summary>
internal static class Waiting
{
    /// <summary>
    /// For what activities throw, which is only what is transient: what is not, they write down themselves. The last try is some ten minutes after the first.
    /// </summary>
    public static TaskOptions Retries { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 8, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(3)));

    /// <summary>How long to leave things alone when they fail in spite of retries.</summary>
    public static TimeSpan AfterFailure { get; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Waits for a nudge or an instant, whichever comes first. One waiter for each event and turn, and both losers are cancelled at once: a waiter that is left
    /// behind swallows the next event of its name, a timer that is left behind holds up <c>ContinueAsNew</c> (durable-extension #3255, durabletask-dotnet #713).
    /// </summary>
    /// <param name="until">In UTC.</param>
    /// <returns>Whether the nudge came first, and what it carried.</returns>
    public static async Task<(bool Nudged, T? Payload)> NudgeOrTimeAsync<T>(this TaskOrchestrationContext context, string nudge, DateTime until)
        where T : class
    {
        using var losers = new CancellationTokenSource();
        var nudged = context.WaitForExternalEvent<T>(nudge, losers.Token);
        var timer = context.CreateTimer(DateTime.SpecifyKind(until, DateTimeKind.Utc), losers.Token);
        var first = await Task.WhenAny(nudged, timer);
        losers.Cancel();
        return first == nudged ? (true, await nudged) : (false, null);
    }
}
