using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;

namespace Rencontres.Mail.Calendar;

/// <summary>
/// The rule of a zone that holds at one instant, as a calendar file states it (RFC 5545, 3.6.5). Ical.Net makes such rules up to the machine's present only, and
/// a meeting may be years ahead.
/// </summary>
internal static class ZoneRules
{
    /// <summary>Where a rule begins that has always held.</summary>
    private static readonly LocalDateTime Always = new(1970, 1, 1, 0, 0);

    public static VTimeZone At(DateTimeZone zone, Instant instant)
    {
        var interval = zone.GetZoneInterval(instant);
        var before = interval.HasStart ? zone.GetZoneInterval(interval.Start - NodaTime.Duration.Epsilon).WallOffset : interval.WallOffset;
        return new VTimeZone(zone.Id) { TimeZoneInfos = { Rule(interval, before) } };
    }

    /// <summary>A rule begins at the wall clock's time just before the change.</summary>
    private static VTimeZoneInfo Rule(ZoneInterval interval, Offset before) => new(interval.Savings == Offset.Zero ? Components.Standard : Components.Daylight)
    {
        DtStart = new CalDateTime((interval.HasStart ? interval.Start.WithOffset(before).LocalDateTime : Always).ToDateTimeUnspecified(), true),
        OffsetFrom = new UtcOffset(before.ToTimeSpan()),
        OffsetTo = new UtcOffset(interval.WallOffset.ToTimeSpan()),
        TimeZoneName = interval.Name,
    };
}
