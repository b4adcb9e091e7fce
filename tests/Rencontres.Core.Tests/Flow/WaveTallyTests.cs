using Rencontres.Core.Flow;

namespace Rencontres.Core.Tests.Flow;

public sealed class WaveTallyTests
{
    [Fact]
    public void Tallies_add_up_reason_by_reason()
    {
        var one = (WaveTally.Zero with { Sent = 3, Unknown = 1 }).Skip(Ineligible.Answered).Skip(Ineligible.Answered);
        var other = (WaveTally.Zero with { Sent = 2, Refused = 4 }).Skip(Ineligible.Answered).Skip(Ineligible.Bounced);

        var sum = one + other;

        Assert.Equal((5, 1, 4), (sum.Sent, sum.Unknown, sum.Refused));
        Assert.Equal(10, sum.Eligible);
        Assert.Equal(4, sum.SkippedInAll);
        Assert.Equal("Answered 3, Bounced 1", sum.Reasons);
    }

    [Fact]
    public void Nothing_is_nothing()
    {
        Assert.Equal(0, WaveTally.Zero.Eligible + WaveTally.Zero.SkippedInAll);
        Assert.Empty(WaveTally.Zero.Reasons);
        Assert.Empty((WaveTally.Zero + WaveTally.Zero).Skipped);
    }
}
