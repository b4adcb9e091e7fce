using NodaTime;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Tests.Mail;

public sealed class WebhookWatchTests
{
    private static readonly Instant Noon = Instant.FromUtc(2023, 8, 21, 12, 0);
    private static readonly Duration Gap = Duration.FromMinutes(30);
    private static readonly Duration Moment = Duration.FromSeconds(59);

    [Fact]
    public void Before_the_first_look_events_may_have_been_missed() => Assert.Equal(Noon, WebhookWatch.None.Looked(Noon, Gap).OutageUntil);

    [Fact]
    public void Who_looks_regularly_would_have_been_there()
    {
        var watch = WebhookWatch.None.Looked(Noon, Gap).Looked(Noon + Gap, Gap);

        Assert.Equal((Noon + Gap, Noon), (watch.LookedAt, watch.OutageUntil));
    }

    [Fact]
    public void A_longer_gap_is_an_outage_that_ends_now()
    {
        var again = Noon + Gap + Duration.FromTicks(1);

        Assert.Equal(again, WebhookWatch.None.Looked(Noon, Gap).Looked(again, Gap).OutageUntil);
    }

    [Fact]
    public void An_application_that_was_out_says_so_itself() =>
        Assert.Equal(Noon + Moment, WebhookWatch.None.Looked(Noon, Gap).WasOut(Noon + Moment).Looked(Noon + Gap, Gap).OutageUntil);

    [Fact]
    public void A_refused_post_may_have_told_something_so_it_is_an_outage()
    {
        var watch = WebhookWatch.None.Looked(Noon, Gap).Refused(Noon + Moment);

        Assert.Equal((true, Noon + Moment, Noon + Moment), (watch.IsRefusing, watch.RefusedAt, watch.OutageUntil));
    }

    [Fact]
    public void It_refuses_until_a_post_is_taken()
    {
        var refusing = WebhookWatch.None.Took(Noon).Refused(Noon + Moment);

        var taking = refusing.Took(Noon + Moment + Duration.FromTicks(1));

        Assert.True(refusing.IsRefusing);
        Assert.False(taking.IsRefusing);
        Assert.True(taking.Refused(Noon + Moment + Duration.FromTicks(2)).IsRefusing);
    }

    [Fact]
    public void A_flood_of_posts_is_one_write_a_minute()
    {
        var took = WebhookWatch.None.Took(Noon);
        var refused = WebhookWatch.None.Refused(Noon);

        Assert.Same(took, took.Took(Noon + Moment));
        Assert.Same(refused, refused.Refused(Noon + Moment));
        Assert.Equal(Noon + Duration.FromMinutes(1), took.Took(Noon + Duration.FromMinutes(1)).TakenAt);
        Assert.Equal(Noon + Duration.FromMinutes(1), refused.Refused(Noon + Duration.FromMinutes(1)).OutageUntil);
    }
}
