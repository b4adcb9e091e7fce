using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>Counts what became of the events.</summary>
internal sealed class EventTally(MailIndex mails, LowWaterMark mark)
{
    private readonly Lock gate = new();
    private long posts;
    private long refused;
    private long acknowledged;
    private long lost;

    /// <summary>What the webhook last did instead of acknowledging.</summary>
    public string LastRefusal { get; private set; } = "";

    public EventCounts Counts
    {
        get
        {
            // In this order, so that a mail that comes in between is not missed.
            var settled = mark.Value;
            lock (gate)
                return new EventCounts(posts, refused, acknowledged, lost, mails.Count - settled);
        }
    }

    public void NotePost(WebhookAnswer answer, int events)
    {
        lock (gate)
        {
            posts++;
            if (answer.IsAcknowledged)
            {
                acknowledged += events;
                return;
            }

            refused++;
            LastRefusal = answer.Said;
        }
    }

    public void NoteLost(int events)
    {
        lock (gate)
            lost += events;
    }
}
