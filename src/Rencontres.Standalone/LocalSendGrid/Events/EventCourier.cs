namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>
/// Brings the events to the webhook, post after post, each until it is acknowledged. Without a webhook they stay in the journal, where they need no memory.
/// </summary>
internal sealed class EventCourier : IAsyncDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly EventDesk desk;
    private readonly PatientPost post;
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim atDesk = new(1);
    private readonly SemaphoreSlim nudges = new(0);
    private readonly Task round;

    /// <param name="goesByItself">Whether it posts what is due without being asked.</param>
    public EventCourier(EventDesk desk, PatientPost post, bool goesByItself)
    {
        (this.desk, this.post) = (desk, post);
        round = goesByItself ? Task.Run(GoRoundAsync) : Task.CompletedTask;
    }

    /// <summary>Whether events are thrown away instead of posted.</summary>
    public bool Loses
    {
        get => post.Loses;
        set => post.Loses = value;
    }

    public void GoTo(Uri address)
    {
        post.Webhook = address;
        Nudge();
    }

    /// <summary>Says that there may be something to do. Harmless when there is not.</summary>
    public void Nudge()
    {
        if (nudges.CurrentCount == 0)
            nudges.Release();
    }

    /// <summary>Posts all that waits, whenever it is due.</summary>
    /// <exception cref="IOException">The webhook did not take them for too long.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            while (desk.Take(all: true) is { Count: > 0 } events)
            {
                if (!await TryBringAsync(events, cancellationToken))
                    throw post.Refusal;
            }
        }
        finally
        {
            atDesk.Release();
        }
    }

    /// <summary>Posts one event now. It is not kept: who asked for it must ask again if this fails.</summary>
    /// <exception cref="IOException">The webhook did not take it for too long.</exception>
    public async Task BringNowAsync(MailEvent late, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            if (!await PostAsync([late], cancellationToken))
                throw post.Refusal;
        }
        finally
        {
            atDesk.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await round.ContinueWith(_ => { }, TaskScheduler.Default);
        await atDesk.WaitAsync();
        post.Dispose();
        stopping.Dispose();
        atDesk.Dispose();
        nudges.Dispose();
    }

    private Task EnterAsync(CancellationToken cancellationToken) => post.Webhook is null
        ? throw new InvalidOperationException("No webhook takes the events yet: name one first.")
        : atDesk.WaitAsync(cancellationToken);

    private async Task GoRoundAsync()
    {
        while (true)
        {
            var pause = post.Webhook is null ? Timeout.InfiniteTimeSpan : await BringDueAsync();
            await nudges.WaitAsync(pause, stopping.Token);
        }
    }

    /// <summary>One post, if one is due.</summary>
    /// <returns>How long until there can be another.</returns>
    private async Task<TimeSpan> BringDueAsync()
    {
        await atDesk.WaitAsync(stopping.Token);
        try
        {
            if (desk.Take(all: false) is { Count: > 0 } events)
                await TryBringAsync(events, stopping.Token);
            return desk.UntilNext ?? Timeout.InfiniteTimeSpan;
        }
        catch (IOException)
        {
            // The disk is full, or the like. The mark is written again with the next post, and until then a restart only repeats events.
            return AfterFailure;
        }
        finally
        {
            atDesk.Release();
        }
    }

    /// <summary>False if they were given up.</summary>
    private async Task<bool> TryBringAsync(IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            var isAcknowledged = await PostAsync(events, cancellationToken);
            desk.Settle(events);
            return isAcknowledged;
        }
        catch (OperationCanceledException)
        {
            desk.PutBack(events);
            throw;
        }
    }

    private async Task<bool> PostAsync(IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping.Token);
        return await post.PostAsync(events, ending.Token);
    }
}
