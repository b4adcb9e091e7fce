using Rencontres.Standalone.LocalSendGrid.Faults;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>Doubles, delays and shuffles events by chance.</summary>
internal sealed class EventDisorder(Chaos chaos, ChaosCounts counts)
{
    private const int Doubling = 2;
    private const int Delay = 3;
    private const int Order = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private long posts;

    public IReadOnlyList<(MailEvent Event, TimeSpan After)> Disturb(IReadOnlyList<(MailEvent Event, TimeSpan After)> plan)
    {
        var disturbed = new List<(MailEvent, TimeSpan)>();
        for (var i = 0; i < plan.Count; i++)
        {
            var (told, after) = plan[i];
            if (Chance(Delay, told, i) < chaos.DelayedEvents)
            {
                counts.AddDelayedEvent();
                after += Longest * Chance(Delay, told, i, 1);
            }

            disturbed.Add((told, after));
            if (Chance(Doubling, told, i) < chaos.DoubledEvents)
            {
                counts.AddDoubledEvent();
                disturbed.Add((told, Chance(Doubling, told, i, 1) < 0.5 ? after : after + (Longest * Chance(Doubling, told, i, 2))));
            }
        }

        return disturbed;
    }

    public IReadOnlyList<MailEvent> Shuffle(IReadOnlyList<MailEvent> events)
    {
        var post = ++posts;
        if (events.Count < 2 || SeededChance.Of(chaos.Seed, Order, post) >= chaos.ShuffledPosts)
            return events;

        counts.AddShuffledPost();
        return [.. events.Select((told, i) => (told, i)).OrderBy(each => SeededChance.Of(chaos.Seed, Order, post, each.i)).Select(each => each.told)];
    }

    private double Chance(int purpose, MailEvent told, int position, int part = 0) =>
        SeededChance.Of(chaos.Seed, purpose, told.Mail.Number, position, part);
}
