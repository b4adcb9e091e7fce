using System.Diagnostics;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>
/// The events that are still to be acknowledged. The journal is the queue: mails are taken from it in their order, a bounded number at a time, so that
/// memory does not grow while nobody takes events, and what a killed process left is found again. For one caller at a time.
/// </summary>
/// <param name="isPaced">Whether events fall due a while after what they tell of; otherwise they wait in the order of the mails.</param>
internal sealed class EventDesk(MailJournal journal, LowWaterMark mark, bool isPaced, EventDisorder? disorder)
{
    private const int MostMailsUnderWay = 5000;
    private const int MostInPost = 500;

    // Events that fall due close together go in one post, as SendGrid's do.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly PriorityQueue<MailEvent, (long Due, long Turn)> waiting = new();
    private readonly Dictionary<long, int> left = [];
    private long taken = mark.Value;
    private long turns;

    /// <summary>How long until the next event is due; null if none waits.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            TakeMails();
            if (!waiting.TryPeek(out _, out var first))
                return null;

            var until = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), first.Due);
            return until > TimeSpan.Zero ? until : TimeSpan.Zero;
        }
    }

    /// <summary>The events of the next post, in the order of their time; none if nothing is due. Each must be settled or put back.</summary>
    /// <param name="all">Takes those that are not due yet, too.</param>
    public IReadOnlyList<MailEvent> Take(bool all)
    {
        TakeMails();
        var now = Stopwatch.GetTimestamp();
        var events = new List<MailEvent>();
        while (events.Count < MostInPost && waiting.TryPeek(out _, out var first) && (all || first.Due <= now))
            events.Add(waiting.Dequeue());
        return events.Count > 0 && disorder is not null ? disorder.Shuffle(events) : events;
    }

    public void PutBack(IReadOnlyList<MailEvent> events)
    {
        foreach (var told in events)
            waiting.Enqueue(told, (0, ++turns));
    }

    /// <summary>They were acknowledged, or given up. Of the mails that have no others left, none is told again, also after a restart.</summary>
    public void Settle(IReadOnlyList<MailEvent> events)
    {
        foreach (var number in events.Select(told => told.Mail.Number))
        {
            if (--left[number] == 0)
                left.Remove(number);
        }

        var settled = left.Count == 0 ? taken : left.Keys.Min() - 1;
        if (settled > mark.Value)
            mark.MoveTo(settled);
    }

    private void TakeMails()
    {
        while (left.Count < MostMailsUnderWay && journal.ReadLine(taken + 1) is { } line)
        {
            var plan = EventPlan.For(ReportedMail.Of(++taken, KeptMailJson.Read(line)));
            if (!isPaced)
                plan = [.. plan.Select(step => (step.Event, TimeSpan.Zero))];
            var told = disorder?.Disturb(plan) ?? plan;
            left[taken] = told.Count;
            foreach (var (one, after) in told)
                waiting.Enqueue(one, (DueIn(after), ++turns));
        }
    }

    private long DueIn(TimeSpan after)
    {
        if (!isPaced)
            return after.Ticks;

        var pace = Stopwatch.Frequency * Pace.Ticks / TimeSpan.TicksPerSecond;
        var due = Stopwatch.GetTimestamp() + (long)(after.TotalSeconds * Stopwatch.Frequency);
        return (due + pace - 1) / pace * pace;
    }
}
