using System.Diagnostics;
using System.Globalization;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>Repeats a post with growing pauses until the webhook acknowledges it.</summary>
internal sealed class PatientPost(LocalSendGridOptions options, WebhookClient client, EventTally tally) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Null until one is named. Another one takes over from the next repetition on.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>Whether events are thrown away instead of posted.</summary>
    public bool Loses { get; set; }

    /// <summary>For when <see cref="PostAsync"/> gave up.</summary>
    public IOException Refusal => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The webhook {Webhook} did not take the events for {options.EventPatience.TotalSeconds:0} seconds: {tally.LastRefusal}. They are lost."));

    /// <returns>False if they were given up; true also if they were thrown away as ordered.</returns>
    public async Task<bool> PostAsync(IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        var body = EventPost.Write(events, options.Clock.GetUtcNow());
        var begun = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; !Loses; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var answer = await client.PostAsync(Webhook!, body, cancellationToken);
            tally.NotePost(answer, events.Count);
            if (answer.IsAcknowledged)
                return true;
            if (Stopwatch.GetElapsedTime(begun) + pause > options.EventPatience)
                break;
            await Task.Delay(pause, cancellationToken);
        }

        tally.NoteLost(events.Count);
        return Loses;
    }

    public void Dispose() => client.Dispose();
}
