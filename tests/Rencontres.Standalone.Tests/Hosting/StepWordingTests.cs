using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Standalone.Hosting;

namespace Rencontres.Standalone.Tests.Hosting;

public sealed class StepWordingTests
{
    private static readonly Instant At = Instant.FromUtc(2023, 7, 12, 7, 30);
    private static readonly Turn Slice = new Turn.RunSlice(Wave.Invitation, new Slot("FR", "Europe/Paris"), At + Duration.FromMinutes(3));

    [Fact]
    public void A_slice_tells_what_was_sent() =>
        Assert.Equal("invitation (FR Europe/Paris): 37 sent, 0 left out", StepWording.Of(new Step(At, Slice, WaveTally.Zero with { Sent = 37 })));

    [Fact]
    public void What_is_unknown_or_refused_is_not_told_as_sent() =>
        Assert.Equal(
            "invitation (FR Europe/Paris): 5 sent, 2 unknown, 1 refused, 1 left out",
            StepWording.Of(new Step(At, Slice, new WaveTally(5, 2, 1, WaveTally.Zero.Skipped).Skip(Ineligible.Answered))));
}
