using System.Reflection;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Rencontres.Core.Campaigns;

/// <summary>Which days people in a country's offices work: not at weekends, on public holidays or, if the campaign respects them, on quiet days.</summary>
public sealed class WorkingCalendar
{
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.Iso;
    private static readonly Dictionary<string, WorkingCalendar> Countries = new[] { "FR", "JP" }.ToDictionary(country => country, Load);

    private readonly HashSet<int> years;
    private readonly HashSet<LocalDate> holidays;
    private readonly List<AnnualDate> quietDays;

    private WorkingCalendar(HashSet<int> years, HashSet<LocalDate> holidays, List<AnnualDate> quietDays) =>
        (this.years, this.holidays, this.quietDays) = (years, holidays, quietDays);

    /// <summary>Countries whose calendars we have; invitees of others cannot be given office hours and are refused on import.</summary>
    public static IReadOnlyCollection<string> KnownCountries => Countries.Keys;

    public static WorkingCalendar Of(string country) => Countries[country];

    /// <summary>Whether the public holidays of that year are known; without them nothing can be planned in it.</summary>
    public bool Covers(int year) => years.Contains(year);

    public bool IsDayOff(LocalDate date, bool quietDaysCount) =>
        date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
        || holidays.Contains(date)
        || (quietDaysCount && quietDays.Contains(new AnnualDate(date.Month, date.Day)));

    private static WorkingCalendar Load(string country)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Rencontres.Core.Campaigns.Holidays.{country}.json")!;
        using var document = JsonDocument.Parse(stream);
        var years = new HashSet<int>();
        var holidays = new HashSet<LocalDate>();
        foreach (var year in document.RootElement.GetProperty("years").EnumerateObject())
        {
            years.Add(int.Parse(year.Name, System.Globalization.CultureInfo.InvariantCulture));
            holidays.UnionWith(year.Value.EnumerateArray().Select(day => DatePattern.Parse($"{year.Name}-{day.GetString()}").Value));
        }

        var quiet = document.RootElement.GetProperty("quietDays").EnumerateArray().Select(day => AnnualDatePattern.Iso.Parse(day.GetString()!).Value);
        return new WorkingCalendar(years, holidays, [.. quiet]);
    }
}
