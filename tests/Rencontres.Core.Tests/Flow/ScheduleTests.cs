using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.CampaignBuilder;

namespace Rencontres.Core.Tests.Flow;

public sealed class ScheduleTests
{
    [Fact]
    public void The_invitation_goes_when_the_campaign_opens_or_offices_do()
    {
        var campaign = new CampaignBuilder().Build();

        Assert.Equal(When.Paris("2023-07-11T09:00"), campaign.Due(Wave.Invitation, France));
        Assert.Equal(When.Tokyo("2023-07-11T16:00"), campaign.Due(Wave.Invitation, Japan));
    }

    [Fact]
    public void Opened_on_a_holiday_the_invitation_waits_for_the_next_working_day()
    {
        var campaign = new CampaignBuilder().Opens("2023-07-14T09:00").Build();

        Assert.Equal(When.Paris("2023-07-17T09:00"), campaign.Due(Wave.Invitation, France));
        Assert.Equal(When.Tokyo("2023-07-14T16:00"), campaign.Due(Wave.Invitation, Japan));
    }

    [Fact]
    public void Newcomers_are_invited_at_the_next_office_hour()
    {
        var campaign = new CampaignBuilder().Running().Build().WithArrivals([France], When.Paris("2023-08-12T11:00"));

        Assert.Equal(When.Paris("2023-08-14T09:00"), campaign.Due(Wave.Invitation, France));
        Assert.Equal(When.Tokyo("2023-07-11T16:00"), campaign.Due(Wave.Invitation, Japan));
    }

    [Fact]
    public void The_silent_are_told_of_the_closing_on_the_second_working_day()
    {
        var campaign = new CampaignBuilder().Build();
        var beforeHolidays = new CampaignBuilder().Before("2023-08-11").Build();

        Assert.Equal(When.Paris("2023-09-06T09:00"), campaign.Due(Wave.Closing, France));
        Assert.Equal(When.Tokyo("2023-09-06T09:00"), campaign.Due(Wave.Closing, Japan));
        Assert.Equal(When.Paris("2023-08-16T09:00"), beforeHolidays.Due(Wave.Closing, France)); // Mon 14, Wed 16
        Assert.Equal(When.Tokyo("2023-08-18T09:00"), beforeHolidays.Due(Wave.Closing, Japan)); // Thu 17, Fri 18
    }

    [Theory]
    [InlineData("P1D", "2023-09-05T09:00")]
    [InlineData("PT2H", "2023-09-04T09:00")]
    [InlineData("PT10H", "2023-09-04T10:00")]
    public void The_closing_may_be_given_its_own_delay(string after, string due)
    {
        var campaign = new CampaignBuilder().Define(each => each with { ClosingAfter = When.Span(after) }).Build();

        Assert.Equal(When.Paris(due), campaign.Due(Wave.Closing, France));
    }

    [Fact]
    public void Nobody_is_told_of_the_closing_if_that_is_switched_off()
    {
        var campaign = new CampaignBuilder().Define(each => each with { TellsSilentAtClosing = false, PracticalBefore = null }).Build();

        Assert.False(campaign.Has(Wave.Closing, France));
        Assert.False(campaign.Has(Wave.Practical, France));
    }

    [Theory]
    [InlineData("P7D", "2023-09-11", "2023-09-11")]
    [InlineData("P0D", "2023-09-18", "2023-09-15")] // 18 September 2023 is a holiday in Japan
    [InlineData("P1D", "2023-09-15", "2023-09-15")]
    public void Practical_information_goes_before_the_meeting(string before, string inFrance, string inJapan)
    {
        var campaign = new CampaignBuilder().Define(each => each with { PracticalBefore = When.Span(before) }).Build();

        Assert.Equal(When.Paris($"{inFrance}T09:00"), campaign.Due(Wave.Practical, France));
        Assert.Equal(When.Tokyo($"{inJapan}T09:00"), campaign.Due(Wave.Practical, Japan));
        Assert.Equal(When.Paris("2023-09-18T16:30"), campaign.Planned(Wave.Practical, France).NotAfter);
    }

    [Fact]
    public void Practical_information_waits_until_the_door_is_closed()
    {
        var campaign = new CampaignBuilder().Before("2023-09-15").Build();

        Assert.Equal(When.Paris("2023-09-15T09:00"), campaign.Due(Wave.Practical, France));
        Assert.Equal(When.Tokyo("2023-09-15T09:00"), campaign.Due(Wave.Practical, Japan));
    }

    [Fact]
    public void An_extension_plans_anew_what_hangs_on_the_cutoff()
    {
        var campaign = new CampaignBuilder().Running().Extended("2023-09-02T10:00", before: "2023-09-25").Build();

        Assert.Equal(When.Paris("2023-09-11T09:00"), campaign.Due(Wave.Reminder(2), France));
        Assert.Equal(When.Paris("2023-09-22T09:00"), campaign.Due(Wave.Reminder(3), France));
        Assert.Equal(When.Paris("2023-09-27T09:00"), campaign.Due(Wave.Closing, France));
        Assert.Equal(When.Paris("2023-09-25T00:00"), campaign.Planned(Wave.Reminder(3), France).NotAfter);
    }

    [Fact]
    public void The_silent_are_told_of_an_extension_at_the_next_office_hour_if_wished()
    {
        var campaign = new CampaignBuilder().Running()
            .Extended("2023-09-02T10:00", before: "2023-09-25", tellSilent: false)
            .Extended("2023-09-09T10:00", before: "2023-09-27")
            .Build();

        Assert.False(campaign.Has(Wave.Extended(1), France));
        Assert.Equal(When.Paris("2023-09-11T09:00"), campaign.Due(Wave.Extended(2), France));
        Assert.Equal(When.Tokyo("2023-09-11T09:00"), campaign.Due(Wave.Extended(2), Japan));
    }

    [Fact]
    public void Nothing_that_asks_for_an_answer_outlives_the_cutoff()
    {
        var campaign = new CampaignBuilder().Running().Extended("2023-09-02T10:00", before: "2023-09-25").Build();

        Assert.All(Schedule.Of(campaign).Where(planned => planned.Wave.AsksForAnswer), planned => Assert.Equal(campaign.EffectiveCutoff, planned.NotAfter));
    }

    [Fact]
    public void Calendars_of_all_slots_are_given_in_a_fixed_order()
    {
        var one = new CampaignBuilder().In(France, Japan).Build();
        var other = new CampaignBuilder().In(Japan, France).Build();

        Assert.Equal(Schedule.Of(one), Schedule.Of(other));
    }

    [Fact]
    public void The_waves_of_the_real_case_are_these()
    {
        var waves = Schedule.Of(new CampaignBuilder().Build(), France).Select(planned => planned.Wave.ToString());

        Assert.Equal(["invitation", "reminder-1", "reminder-2", "reminder-3", "closing", "practical"], waves);
    }
}
