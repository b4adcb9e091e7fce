using System.Globalization;
using NodaTime;

namespace Rencontres.Core.Campaigns.Wording;

/// <summary>
/// Dates as a native writes them. The words stand here, not in the machine's cultures: those differ from one machine to the next, and may be missing.
/// </summary>
public static class DateWording
{
    private static readonly string[] FrenchDays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>« lundi 18 septembre 2023 », 「2023年9月18日（月）」, "Monday 18 September 2023".</summary>
    public static string Full(LocalDate date, Language language) => language switch
    {
        Language.French => $"{FrenchDays[DayIndex(date)]} {DayMonth(date, language)} {Year(date)}",
        Language.Japanese => $"{Year(date)}年{DayMonth(date, language)}",
        Language.English => $"{EnglishDays[DayIndex(date)]} {DayMonth(date, language)} {Year(date)}",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>« du 18 au 21 novembre 2024 », 「2024年11月18日（月）～21日（木）」, "18–21 November 2024".</summary>
    public static string Range(LocalDate from, LocalDate to, Language language) => language switch
    {
        Language.French => from == to ? $"le {DayMonth(to, language)} {Year(to)}" : $"du {Beginning(from, to, language)} au {DayMonth(to, language)} {Year(to)}",
        Language.Japanese => from == to ? Full(to, language) : $"{Full(from, language)}～{JapaneseEnd(from, to)}",
        Language.English => from == to ? $"{DayMonth(to, language)} {Year(to)}" : EnglishRange(from, to),
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    /// <summary>Which month a word names in French or English, whole or shortened, with or without accents; null if none, or more than one.</summary>
    internal static int? MonthOf(string word)
    {
        if (word.Length < 3)
            return null;

        var compare = CultureInfo.InvariantCulture.CompareInfo;
        var months = FrenchMonths.Index().Concat(EnglishMonths.Index())
            .Where(month => compare.IsPrefix(month.Item, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace))
            .Select(month => month.Index + 1)
            .Distinct()
            .ToList();
        return months.Count == 1 ? months[0] : null;
    }

    /// <summary>Without the year, where a date nearby has said it: « 4 septembre », 「9月4日（月）」, "4 September".</summary>
    internal static string DayMonth(LocalDate date, Language language) => language switch
    {
        Language.French => $"{(date.Day == 1 ? "1er" : Number(date.Day))} {FrenchMonths[date.Month - 1]}",
        Language.Japanese => $"{Number(date.Month)}月{JapaneseDay(date)}",
        Language.English => $"{Number(date.Day)} {EnglishMonths[date.Month - 1]}",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    internal static string Year(LocalDate date) => Number(date.Year);

    private static string EnglishRange(LocalDate from, LocalDate to)
    {
        var dash = IsSameMonth(from, to) ? "–" : " – ";
        return $"{Beginning(from, to, Language.English)}{dash}{DayMonth(to, Language.English)} {Year(to)}";
    }

    /// <summary>Of the first date only what the last one does not say.</summary>
    private static string Beginning(LocalDate from, LocalDate to, Language language)
    {
        if (from.Year != to.Year)
            return $"{DayMonth(from, language)} {Year(from)}";

        var dayMonth = DayMonth(from, language);
        return IsSameMonth(from, to) ? dayMonth[..dayMonth.IndexOf(' ', StringComparison.Ordinal)] : dayMonth;
    }

    private static string JapaneseEnd(LocalDate from, LocalDate to)
    {
        if (from.Year != to.Year)
            return Full(to, Language.Japanese);

        return from.Month == to.Month ? JapaneseDay(to) : DayMonth(to, Language.Japanese);
    }

    private static string JapaneseDay(LocalDate date) => $"{Number(date.Day)}日（{"月火水木金土日"[DayIndex(date)]}）";

    private static bool IsSameMonth(LocalDate from, LocalDate to) => from.Year == to.Year && from.Month == to.Month;

    private static int DayIndex(LocalDate date) => (int)date.DayOfWeek - 1;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
