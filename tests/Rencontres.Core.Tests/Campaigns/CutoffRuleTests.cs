using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Campaigns;

public sealed class CutoffRuleTests
{
    [Fact]
    public void Before_a_date_ends_at_its_first_moment()
    {
        var cutoff = CutoffRule.BeforeDate(When.Date("2023-09-04"), Zones.Paris);

        Assert.Equal(When.Utc("2023-09-03T22:00"), cutoff.ToInstant());
        Assert.Equal(When.Tokyo("2023-09-04T07:00"), cutoff.ToInstant());
    }

    [Fact]
    public void At_a_time_ends_at_that_time()
    {
        var cutoff = CutoffRule.AtTime(When.Local("2023-09-03T23:59"), Zones.Paris);

        Assert.Equal(When.Utc("2023-09-03T21:59"), cutoff.ToInstant());
        Assert.Equal(When.Date("2023-09-03"), cutoff.Date);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2023-09-03T15:00")]
    [InlineData("America/Guadeloupe", "2023-09-04T04:00")]
    [InlineData("Pacific/Noumea", "2023-09-03T13:00")]
    public void The_same_date_is_another_instant_in_another_zone(string zone, string utc) =>
        Assert.Equal(When.Utc(utc), CutoffRule.BeforeDate(When.Date("2023-09-04"), zone).ToInstant());

    [Fact]
    public void A_time_that_the_clocks_skip_moves_forward_by_the_gap() =>
        Assert.Equal(When.Paris("2024-03-31T03:30"), CutoffRule.AtTime(When.Local("2024-03-31T02:30"), Zones.Paris).ToInstant());

    [Fact]
    public void Of_an_ambiguous_time_the_earlier_counts() =>
        Assert.Equal(When.Utc("2024-10-27T00:30"), CutoffRule.AtTime(When.Local("2024-10-27T02:30"), Zones.Paris).ToInstant());

    [Fact]
    public void A_day_without_midnight_begins_when_its_clocks_have_moved() =>
        Assert.Equal(When.Utc("2018-11-04T03:00"), CutoffRule.BeforeDate(When.Date("2018-11-04"), "America/Sao_Paulo").ToInstant());

    [Fact]
    public void One_that_says_nothing_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => new CutoffRule(null, null, Zones.Paris).ToInstant());

    [Fact]
    public void An_answer_one_tick_before_is_in_time_and_one_at_the_cutoff_is_not()
    {
        var campaign = new CampaignBuilder().Build();
        var cutoff = When.Paris("2023-09-04T00:00");

        Assert.True(campaign.Accepts(cutoff - Duration.FromTicks(1)));
        Assert.False(campaign.Accepts(cutoff));
        Assert.False(campaign.Accepts(cutoff + Duration.FromTicks(1)));
    }

    [Fact]
    public void A_late_link_moves_the_cutoff_for_one_only_and_never_forward()
    {
        var campaign = new CampaignBuilder().Build();
        var late = When.Paris("2023-09-06T00:00");
        var early = When.Paris("2023-09-01T00:00");

        Assert.True(campaign.Accepts(late - Duration.FromTicks(1), late));
        Assert.False(campaign.Accepts(late, late));
        Assert.True(campaign.Accepts(When.Paris("2023-09-02T00:00"), early));
    }

    [Fact]
    public void Closing_early_counts_only_while_it_is_earlier()
    {
        var early = When.Paris("2023-08-20T12:00");
        var campaign = new CampaignBuilder().Change(each => each with { ClosedEarlyAt = early }).Build();

        Assert.Equal(early, campaign.EffectiveCutoff);
        Assert.Equal(When.Paris("2023-09-04T00:00"), (campaign with { ClosedEarlyAt = When.Paris("2023-09-05T00:00") }).EffectiveCutoff);
    }
}
