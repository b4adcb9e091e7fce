using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.CampaignBuilder;

namespace Rencontres.Core.Tests.Flow;

public sealed class ReminderScheduleTests
{
    [Fact]
    public void Two_days_before_Monday_4_September_is_Friday_1_September_in_both_countries()
    {
        var campaign = new CampaignBuilder().Before("2023-09-04").Reminders("P2D").Build();

        Assert.Equal(When.Paris("2023-09-01T09:00"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo("2023-09-01T09:00"), campaign.Due(Wave.Reminder(1), Japan));
        Assert.Null(campaign.Planned(Wave.Reminder(1), France).Skipped);
    }

    [Fact]
    public void Assumption_day_is_off_in_France_and_Obon_in_Japan()
    {
        var campaign = new CampaignBuilder().Reminders("P20D").Build();

        Assert.Equal(When.Paris("2023-08-14T09:00"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo("2023-08-10T09:00"), campaign.Due(Wave.Reminder(1), Japan)); // 13–16 Obon, 12 a Saturday, 11 Mountain Day
    }

    [Theory]
    [InlineData("P19D", "2023-08-16")]
    [InlineData("P20D", "2023-08-15")]
    [InlineData("P21D", "2023-08-14")]
    public void Obon_is_worked_through_when_quiet_days_are_off(string before, string day)
    {
        var campaign = new CampaignBuilder().Reminders(before).Define(each => each with { QuietDays = false }).Build();

        Assert.Equal(When.Tokyo($"{day}T09:00"), campaign.Due(Wave.Reminder(1), Japan));
    }

    [Theory]
    [InlineData("P52D", "2023-07-13", "2023-07-14")] // 14 July
    [InlineData("P49D", "2023-07-17", "2023-07-14")] // 17 July 2023, Marine Day
    public void A_public_holiday_of_one_country_moves_its_mail_only(string before, string inFrance, string inJapan)
    {
        var campaign = new CampaignBuilder().Reminders(before).Build();

        Assert.Equal(When.Paris($"{inFrance}T09:00"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo($"{inJapan}T09:00"), campaign.Due(Wave.Reminder(1), Japan));
    }

    [Fact]
    public void Moved_back_to_the_invitation_or_before_it_is_skipped()
    {
        var campaign = new CampaignBuilder().Opens("2023-08-14T09:00").Reminders("P20D", "P2D").Build();

        Assert.Equal(SkippedWave.BeforeTheInvitation, campaign.Planned(Wave.Reminder(1), France).Skipped);
        Assert.Equal(SkippedWave.BeforeTheInvitation, campaign.Planned(Wave.Reminder(1), Japan).Skipped);
        Assert.Null(campaign.Planned(Wave.Reminder(2), France).Skipped);
    }

    [Fact]
    public void One_whose_day_passed_before_a_late_start_is_skipped()
    {
        var campaign = new CampaignBuilder().Running(since: When.Paris("2023-08-21T15:00")).Build();

        var skipped = Enumerable.Range(1, 3).Select(number => campaign.Planned(Wave.Reminder(number), France).Skipped);

        Assert.Equal([SkippedWave.BeforeTheInvitation, SkippedWave.BeforeTheInvitation, null], skipped);
    }

    [Fact]
    public void Days_count_back_from_the_date_that_the_cutoff_is_before_or_at()
    {
        var before = new CampaignBuilder().Before("2023-09-01").Reminders("P2D").Build();
        var at = new CampaignBuilder().At("2023-08-31T23:59").Reminders("P2D").Build();

        Assert.Equal(When.Paris("2023-08-30T09:00"), before.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Paris("2023-08-29T09:00"), at.Due(Wave.Reminder(1), France));
    }

    [Fact]
    public void A_reminder_may_say_its_hour_in_the_recipients_zone()
    {
        var campaign = new CampaignBuilder().Reminders(Definitions.DaysBefore("P3D", new LocalTime(14, 30))).Build();

        Assert.Equal(When.Paris("2023-09-01T14:30"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo("2023-09-01T14:30"), campaign.Due(Wave.Reminder(1), Japan));
    }

    [Fact]
    public void A_length_of_time_counts_back_from_the_very_cutoff()
    {
        var campaign = new CampaignBuilder().Reminders("PT20S").WithoutOfficeHours().Build();

        Assert.Equal(When.Paris("2023-09-03T23:59:40"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Paris("2023-09-03T23:59:40"), campaign.Due(Wave.Reminder(1), Japan));
    }

    [Fact]
    public void A_length_of_time_that_ends_at_night_moves_back_to_the_last_opening()
    {
        var campaign = new CampaignBuilder().Reminders("PT20S").Build();

        Assert.Equal(When.Paris("2023-09-01T09:00"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo("2023-09-01T09:00"), campaign.Due(Wave.Reminder(1), Japan));
    }

    [Fact]
    public void A_time_is_one_of_the_cutoffs_zone_and_moves_back_where_offices_are_shut()
    {
        var campaign = new CampaignBuilder().Reminders(Definitions.AtTime("2023-08-28T14:00")).Build();

        Assert.Equal(When.Paris("2023-08-28T14:00"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo("2023-08-28T09:00"), campaign.Due(Wave.Reminder(1), Japan)); // there it is 21:00 already
    }

    [Fact]
    public void Without_office_hours_weekends_and_holidays_do_not_matter()
    {
        var campaign = new CampaignBuilder().Reminders("P20D", "P2D").WithoutOfficeHours().Build();

        Assert.Equal(When.Tokyo("2023-08-15T09:00"), campaign.Due(Wave.Reminder(1), Japan));
        Assert.Equal(When.Paris("2023-08-15T09:00"), campaign.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Paris("2023-09-02T09:00"), campaign.Due(Wave.Reminder(2), France));
    }

    [Fact]
    public void An_hour_that_the_clocks_skip_moves_forward_and_of_a_doubled_hour_the_first_counts()
    {
        var night = Definitions.DaysBefore("P1D", new LocalTime(2, 30));
        var spring = new CampaignBuilder().Opens("2024-03-01T09:00").Before("2024-04-01").Reminders(night).WithoutOfficeHours().Build();
        var autumn = new CampaignBuilder().Opens("2024-10-01T09:00").Before("2024-10-28").Reminders(night).WithoutOfficeHours().Build();

        Assert.Equal(When.Paris("2024-03-31T03:30"), spring.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Utc("2024-10-27T00:30"), autumn.Due(Wave.Reminder(1), France));
        Assert.Equal(When.Tokyo("2024-03-31T02:30"), spring.Due(Wave.Reminder(1), Japan));
    }

    [Theory]
    [InlineData("Indian/Reunion", "2023-09-01T05:00")]
    [InlineData("Pacific/Noumea", "2023-08-31T22:00")]
    [InlineData("America/Guadeloupe", "2023-09-01T13:00")]
    public void Overseas_offices_are_written_to_at_their_own_hours(string zone, string utc)
    {
        var overseas = new Slot("FR", zone);
        var campaign = new CampaignBuilder().In(overseas).Reminders("P2D").Build();

        Assert.Equal(When.Utc(utc), campaign.Due(Wave.Reminder(1), overseas));
    }

    [Fact]
    public void No_more_than_the_maximum_are_planned_to_go()
    {
        var campaign = new CampaignBuilder().Define(each => each with { MaximumReminders = 2 }).Build();

        Assert.Null(campaign.Planned(Wave.Reminder(2), France).Skipped);
        Assert.Equal(SkippedWave.BeyondTheMaximum, campaign.Planned(Wave.Reminder(3), France).Skipped);
    }

    [Fact]
    public void Closing_early_skips_what_would_have_followed()
    {
        var campaign = new CampaignBuilder().Change(each => each with { ClosedEarlyAt = When.Paris("2023-08-21T09:00") }).Build();

        Assert.Null(campaign.Planned(Wave.Reminder(1), France).Skipped);
        Assert.Equal(SkippedWave.AfterTheCutoff, campaign.Planned(Wave.Reminder(2), France).Skipped);
    }
}
