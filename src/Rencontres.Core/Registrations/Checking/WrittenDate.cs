using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>Dates as people write them: « 18/09/2023 », « lundi 18 septembre 2023 », 「2023年9月18日（月）」, 「令和5年9月18日」, "September 18, 2023".</summary>
internal static partial class WrittenDate
{
    private const int LastDayThatCouldBeAMonth = 12;

    /// <summary>The year before the first of 令和.</summary>
    private const int BeforeReiwa = 2018;

    /// <returns>Like 2023-09-18; null for what is no date, or could be two.</returns>
    public static string? Read(string text, Language language)
    {
        var written = WrittenText.Narrow(text);
        Match[] matches = [YearFirst().Match(written), DayFirst().Match(written), WithMonthsName().Match(written), MonthsNameFirst().Match(written)];
        if (matches.FirstOrDefault(match => match.Success) is not { } parts || (parts == matches[1] && language != Language.French && CouldBeMonthFirst(parts)))
            return null;

        var month = parts.Groups["name"] is { Success: true } name ? DateWording.MonthOf(name.Value) : Number(parts, "month");
        var year = parts.Groups["reiwa"] is { Success: true } era ? BeforeReiwa + (era.Value == "元" ? 1 : Number(parts, "reiwa")) : Number(parts, "year");
        return month is not null && IsDay(year, month.Value, Number(parts, "day")) ? LocalDatePattern.Iso.Format(new LocalDate(year, month.Value, Number(parts, "day"))) : null;
    }

    /// <summary>04/09/2023 is the 4th of September to a French reader, and to others perhaps the 9th of April.</summary>
    private static bool CouldBeMonthFirst(Match parts) => Number(parts, "day") <= LastDayThatCouldBeAMonth;

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);

    private static int Number(Match parts, string group) => int.Parse(parts.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A((?<year>[0-9]{4})|(令和|R) ?(?<reiwa>[0-9]{1,2}|元)) ?[-/.年] ?(?<month>[0-9]{1,2}) ?[-/.月] ?(?<day>[0-9]{1,2}) ?日? ?(\([月火水木金土日](曜日?)?\))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\A(?<day>[0-9]{1,2}) ?[-/.] ?(?<month>[0-9]{1,2}) ?[-/.] ?(?<year>[0-9]{4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\A(\p{L}+\.?,? ){0,2}(?<day>[0-9]{1,2})(er|st|nd|rd|th)? (?<name>\p{L}+)\.?,? (?<year>[0-9]{4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex WithMonthsName();

    [GeneratedRegex(@"\A(\p{L}+\.?,? )?(?<name>\p{L}+)\.? (?<day>[0-9]{1,2})(st|nd|rd|th)?,? (?<year>[0-9]{4})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthsNameFirst();
}
