using NodaTime;

namespace Rencontres.Core.Tests.Campaigns;

/// <summary>国民の祝日に関する法律 as in force from 2022 on, computed: fixed days, Happy Mondays, equinoxes, substitute and sandwiched holidays.</summary>
internal static class JapaneseHolidays
{
    public static IReadOnlySet<LocalDate> Of(int year)
    {
        HashSet<LocalDate> national =
        [
            new(year, 1, 1),
            Monday(year, 1, 2),
            new(year, 2, 11),
            new(year, 2, 23),
            new(year, 3, Equinox(year, 20.8431)),
            new(year, 4, 29),
            new(year, 5, 3),
            new(year, 5, 4),
            new(year, 5, 5),
            Monday(year, 7, 3),
            new(year, 8, 11),
            Monday(year, 9, 3),
            new(year, 9, Equinox(year, 23.2488)),
            Monday(year, 10, 2),
            new(year, 11, 3),
            new(year, 11, 23),
        ];
        var substitutes = national.Where(day => day.DayOfWeek == IsoDayOfWeek.Sunday).Select(day => NextThatIsNone(national, day));
        var sandwiched = national.Where(day => national.Contains(day.PlusDays(2))).Select(day => day.PlusDays(1));
        return national.Concat(substitutes).Concat(sandwiched).ToHashSet();
    }

    private static LocalDate Monday(int year, int month, int nth) => LocalDate.FromYearMonthWeekAndDay(year, month, nth, IsoDayOfWeek.Monday);

    /// <summary>The approximation for 1980 to 2099 that almanacs give.</summary>
    private static int Equinox(int year, double base1980) => (int)(base1980 + (0.242194 * (year - 1980))) - ((year - 1980) / 4);

    private static LocalDate NextThatIsNone(HashSet<LocalDate> national, LocalDate day) => national.Contains(day) ? NextThatIsNone(national, day.PlusDays(1)) : day;
}
