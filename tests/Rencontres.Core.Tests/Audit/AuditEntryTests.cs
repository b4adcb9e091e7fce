using Rencontres.Core.Audit;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Audit;

public sealed class AuditEntryTests
{
    private static readonly AuditEvent Started = new(When.Paris("2023-07-11T08:00"), AuditEvent.Organiser, "started", "cutoff 2023-09-03T22:00:00Z");

    [Fact]
    public void An_entry_is_pinned_by_what_it_tells() =>
        Assert.Equal("e996c46debafd303241c40ab83078bc26d4978ed3afca45408a95ae67dc68bcb", AuditEntry.After(0, "", Started).Hash);

    [Fact]
    public void Entries_follow_one_another()
    {
        var chain = Chain(5);

        Assert.True(Holds(chain));
        Assert.Equal([1, 2, 3, 4, 5], chain.Select(entry => entry.Number));
    }

    [Fact]
    public void One_taken_out_is_noticed() =>
        Assert.All(Enumerable.Range(0, 4), index => Assert.False(Holds([.. Chain(5).Where((_, place) => place != index)])));

    [Fact]
    public void One_changed_is_noticed() => Assert.All(Enumerable.Range(0, 5), index =>
    {
        AuditEvent[] others =
        [
            Started with { Details = "cutoff 2023-09-04T22:00:00Z" },
            Started with { Act = "paused" },
            Started with { Actor = AuditEvent.Flow },
            Started with { At = Started.At.PlusTicks(1) },
        ];
        Assert.All(others, other => Assert.False(Holds([.. Chain(5).Select((entry, place) => place == index ? entry with { Event = other } : entry)])));
    });

    [Fact]
    public void One_changed_with_its_own_hash_breaks_the_next()
    {
        var chain = Chain(3);
        chain[1] = AuditEntry.After(1, chain[0].Hash, Started with { Details = "changed" });

        Assert.False(Holds(chain));
    }

    [Fact]
    public void Two_swapped_are_noticed()
    {
        var chain = Chain(3);
        (chain[0], chain[1]) = (chain[1], chain[0]);

        Assert.False(Holds(chain));
    }

    private static AuditEntry[] Chain(int length)
    {
        var chain = new AuditEntry[length];
        for (var n = 0; n < length; n++)
        {
            chain[n] = AuditEntry.After(n, n == 0 ? "" : chain[n - 1].Hash, Started);
        }

        return chain;
    }

    private static bool Holds(AuditEntry[] chain)
    {
        var (number, hash) = (0, "");
        foreach (var entry in chain)
        {
            if (!entry.Follows(number, hash))
                return false;

            (number, hash) = (entry.Number, entry.Hash);
        }

        return true;
    }
}
