using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using IcalCalendar = Ical.Net.Calendar;

namespace Rencontres.Mail.Calendar;

/// <summary>
/// The meeting as a file for calendars (RFC 5545, METHOD:PUBLISH). It names no attendee, because one file goes with all the mails of a
/// batch. The same values give the same bytes.
/// </summary>
/// <param name="Uid">Names the meeting for ever: a file with the same one and a higher <paramref name="Sequence"/> replaces the entry.</param>
/// <param name="Sequence">0 at first, higher with each change of the meeting.</param>
/// <param name="Start">Local time of the meeting's beginning.</param>
/// <param name="End">Local time of its end; must be after <paramref name="Start"/>.</param>
/// <param name="Zone">The zone of both in the IANA database, such as <c>Europe/Paris</c>.</param>
/// <param name="Stamp">When the meeting was last changed.</param>
/// <param name="OrganiserName">How the organiser is called, in any script.</param>
/// <param name="OrganiserAddress">The organiser's mail address.</param>
internal sealed record MeetingInvitation(
    string Uid,
    int Sequence,
    string Summary,
    string Location,
    string Description,
    LocalDateTime Start,
    LocalDateTime End,
    string Zone,
    Instant Stamp,
    string OrganiserName,
    string OrganiserAddress)
{
    /// <summary>The content type to attach the file with. SendGrid takes no parameters in it.</summary>
    public const string ContentType = "text/calendar";

    /// <summary>The file's bytes, UTF-8.</summary>
    /// <exception cref="ArgumentException">The zone is unknown, or the end is not after the start.</exception>
    public byte[] ToFile()
    {
        if (End <= Start)
            throw new ArgumentException("The meeting must end after it starts.");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is not { } zone)
            throw new ArgumentException($"There is no time zone called \"{Zone}\".");

        var calendar = new IcalCalendar { Method = "PUBLISH", ProductId = "-//Rencontres//Meeting//EN", Version = "2.0", Scale = "GREGORIAN" };
        // Calendars that do not know the zone by its name read its rules from the file.
        calendar.AddTimeZone(ZoneRules.At(zone, Start.InZoneLeniently(zone).ToInstant()));
        calendar.Events.Add(Event());
        return Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString()!);
    }

    private CalendarEvent Event() => new()
    {
        Uid = Uid,
        Sequence = Sequence,
        Summary = Summary,
        Location = Location,
        Description = Description,
        DtStart = new CalDateTime(Start.ToDateTimeUnspecified(), Zone, true),
        DtEnd = new CalDateTime(End.ToDateTimeUnspecified(), Zone, true),
        DtStamp = new CalDateTime(Stamp.ToDateTimeUtc(), CalDateTime.UtcTzId, true),
        Organizer = new Organizer("mailto:" + OrganiserAddress) { CommonName = OrganiserName },
        Status = "CONFIRMED",
        Transparency = "OPAQUE",
    };
}
