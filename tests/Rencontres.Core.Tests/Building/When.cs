using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Building;

/// <summary>Instants as people in a zone say them, so that an expectation reads like a calendar.</summary>
internal static class When
{
    public static Instant Paris(string local) => In(Zones.Paris, local);

    public static Instant Tokyo(string local) => In(Zones.Tokyo, local);

    public static Instant Utc(string local) => In("Etc/UTC", local);

    public static Instant In(string zone, string local) => Local(local).InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    public static LocalDateTime Local(string text) => LocalDateTimePattern.GeneralIso.Parse(text.Length == 16 ? text + ":00" : text).Value;

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Period Span(string text) => PeriodPattern.NormalizingIso.Parse(text).Value;
}
