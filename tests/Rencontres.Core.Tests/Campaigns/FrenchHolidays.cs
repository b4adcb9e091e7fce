using NodaTime;

namespace Rencontres.Core.Tests.Campaigns;

/// <summary>Code du travail, L3133-1, computed.</summary>
internal static class FrenchHolidays
{
    public static IReadOnlySet<LocalDate> Of(int year)
    {
        var easter = Easter(year);
        return new HashSet<LocalDate>
        {
            new(year, 1, 1),
            easter.PlusDays(1),
            new(year, 5, 1),
            new(year, 5, 8),
            easter.PlusDays(39),
            easter.PlusDays(50),
            new(year, 7, 14),
            new(year, 8, 15),
            new(year, 11, 1),
            new(year, 11, 11),
            new(year, 12, 25),
        };
    }

    /// <summary>The anonymous Gregorian computus (Meeus, Jones, Butcher).</summary>
    private static LocalDate Easter(int year)
    {
        var (golden, century, ofCentury) = (year % 19, year / 100, year % 100);
        var correction = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * shift) + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1);
    }
}
