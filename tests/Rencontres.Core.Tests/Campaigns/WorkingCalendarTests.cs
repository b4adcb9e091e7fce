using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Campaigns;

/// <summary>The data of holidays against an independent computation of them.</summary>
public sealed class WorkingCalendarTests
{
    public static TheoryData<int> Years => [2023, 2024, 2025, 2026, 2027];

    [Theory]
    [MemberData(nameof(Years))]
    public void French_days_off_are_those_of_the_labour_code(int year)
    {
        var expected = WeekdaysOf(year).Where(FrenchHolidays.Of(year).Contains);

        var actual = WeekdaysOf(year).Where(date => WorkingCalendar.Of("FR").IsDayOff(date, quietDaysCount: true));

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Japanese_days_off_are_those_of_the_act_on_national_holidays(int year)
    {
        var expected = WeekdaysOf(year).Where(JapaneseHolidays.Of(year).Contains);

        var actual = WeekdaysOf(year).Where(date => WorkingCalendar.Of("JP").IsDayOff(date, quietDaysCount: false));

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Quiet_days_in_Japan_are_Obon_and_the_turn_of_the_year(int year)
    {
        string[] quiet = ["08-13", "08-14", "08-15", "08-16", "12-29", "12-30", "12-31", "01-02", "01-03"];
        var holidays = JapaneseHolidays.Of(year);
        var expected = WeekdaysOf(year).Where(date => holidays.Contains(date) || quiet.Contains($"{date:MM-dd}"));

        var actual = WeekdaysOf(year).Where(date => WorkingCalendar.Of("JP").IsDayOff(date, quietDaysCount: true));

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("FR")]
    [InlineData("JP")]
    public void Weekends_are_off_and_years_without_data_are_known_to_be_unknown(string country)
    {
        var calendar = WorkingCalendar.Of(country);

        Assert.True(calendar.IsDayOff(new LocalDate(2023, 9, 2), quietDaysCount: false));
        Assert.True(calendar.IsDayOff(new LocalDate(2023, 9, 3), quietDaysCount: false));
        Assert.Equal([2023, 2024, 2025, 2026, 2027], Enumerable.Range(2000, 100).Where(calendar.Covers));
    }

    [Fact]
    public void The_day_between_two_holidays_of_September_2026_is_one_too()
    {
        Assert.Contains(new LocalDate(2026, 9, 22), JapaneseHolidays.Of(2026));
        Assert.True(WorkingCalendar.Of("JP").IsDayOff(new LocalDate(2026, 9, 22), quietDaysCount: false));
    }

    private static IEnumerable<LocalDate> WeekdaysOf(int year) =>
        Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year))
            .Select(new LocalDate(year, 1, 1).PlusDays)
            .Where(date => date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
}
