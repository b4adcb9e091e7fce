using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>When mail may go to the people of one slot: in office hours on working days of their country, in their zone; always if the campaign has switched that off.</summary>
internal sealed class OfficeTime(Slot slot, OfficeHours? hours, bool quietDaysCount)
{
    /// <summary>Longer than any run of days off, so that a calendar with a fault ends in an error, not in an endless loop.</summary>
    private const int LongestRunOfDaysOff = 30;

    private readonly DateTimeZone zone = Zones.Get(slot.Zone);
    private readonly WorkingCalendar calendar = WorkingCalendar.Of(slot.Country);

    public static OfficeTime For(CampaignDefinition definition, Slot slot) => new(slot, definition.OfficeHours, definition.QuietDays);

    public bool IsOpen(Instant instant) => hours is null || instant < OpenUntil(instant);

    /// <summary>The end of the office day that the instant lies in; the instant itself if it lies in none.</summary>
    public Instant OpenUntil(Instant instant)
    {
        if (hours is null)
            return Instant.MaxValue;

        var local = instant.InZone(zone);
        var opens = At(local.Date, hours.From);
        var closes = At(local.Date, hours.To);
        return IsWorkingDay(local.Date) && instant >= opens && instant < closes ? closes : instant;
    }

    /// <summary>The instant itself if the office is open then, else the next opening.</summary>
    public Instant NextOpen(Instant instant)
    {
        if (hours is null || IsOpen(instant))
            return instant;

        var today = instant.InZone(zone).Date;
        var first = instant < At(today, hours.From) ? today : today.PlusDays(1);
        return At(WorkingDayFrom(first, +1), hours.From);
    }

    /// <summary>That local time on that day or, if it is a day off, on the working day before.</summary>
    public Instant AtOrBefore(LocalDate date, LocalTime? time) => At(WorkingDayFrom(date, -1), time ?? FirstHour);

    /// <summary>The instant itself if the office is open then, else the last opening before it.</summary>
    public Instant LastOpen(Instant instant)
    {
        if (hours is null || IsOpen(instant))
            return instant;

        var today = instant.InZone(zone).Date;
        var first = instant < At(today, hours.From) ? today.PlusDays(-1) : today;
        return At(WorkingDayFrom(first, -1), hours.From);
    }

    /// <summary>Opening time of the n-th working day after the day of that instant.</summary>
    public Instant WorkingDaysAfter(Instant instant, int days)
    {
        var date = instant.InZone(zone).Date;
        for (var n = 0; n < days; n++)
        {
            date = WorkingDayFrom(date.PlusDays(1), +1);
        }

        return At(date, FirstHour);
    }

    private LocalTime FirstHour => (hours ?? OfficeHours.Default).From;

    private bool IsWorkingDay(LocalDate date) => hours is null || !calendar.IsDayOff(date, quietDaysCount);

    private LocalDate WorkingDayFrom(LocalDate date, int step)
    {
        for (var n = 0; n < LongestRunOfDaysOff; n++, date = date.PlusDays(step))
        {
            if (IsWorkingDay(date))
                return date;
        }

        throw new InvalidOperationException($"No working day within {LongestRunOfDaysOff} days of {date} in {slot}.");
    }

    /// <summary>A time that the clocks skip moves forward by the gap; of an ambiguous one the earlier counts.</summary>
    private Instant At(LocalDate date, LocalTime time) => date.At(time).InZoneLeniently(zone).ToInstant();
}
