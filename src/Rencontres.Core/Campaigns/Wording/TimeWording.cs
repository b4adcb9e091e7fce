using System.Globalization;
using NodaTime;

namespace Rencontres.Core.Campaigns.Wording;

/// <summary>Instants, spans and the last minute to answer, in the words of pages and mails.</summary>
public static class TimeWording
{
    /// <summary>« dimanche 3 septembre 2023 à 23 h 59, heure de Paris », 「2023年9月3日（日）23:59（パリ時間）」, "Sunday 3 September 2023, 23:59 Paris time".</summary>
    public static string Moment(Instant instant, string zone, Language language)
    {
        var local = instant.InZone(Zones.Get(zone)).LocalDateTime;
        return Joined(DateWording.Full(local.Date, language), local.TimeOfDay, zone, language);
    }

    /// <summary>« lundi 18 septembre 2023, 16 h 30 – 18 h 00, heure de Paris », 「2023年9月18日（月）16:30～18:00（パリ時間）」, "Monday 18 September 2023, 16:30–18:00, Paris time".</summary>
    public static string Span(LocalDateTime start, LocalDateTime end, string zone, Language language)
    {
        var sameDay = start.Date == end.Date;
        var (before, dash, after) = language switch
        {
            Language.French => (", ", " – ", $", {ZoneNames.Of(zone, language)}"),
            Language.Japanese => ("", "～", $"（{ZoneNames.Of(zone, language)}）"),
            _ => (", ", sameDay ? "–" : " – ", $", {ZoneNames.Of(zone, language)}"),
        };
        var endText = (sameDay ? "" : DateWording.Full(end.Date, language) + before) + Hour(end.TimeOfDay, language);
        return $"{DateWording.Full(start.Date, language)}{before}{Hour(start.TimeOfDay, language)}{dash}{endText}{after}";
    }

    /// <inheritdoc cref="LastMinute(Instant, string, string, Language)"/>
    /// <param name="lateUntil">A later cutoff granted to this reader.</param>
    public static string LastMinute(Campaign campaign, Language language, string readerZone, Instant? lateUntil = null) =>
        LastMinute(campaign.CutoffFor(lateUntil), campaign.Cutoff.Zone, readerZone, language);

    /// <summary>
    /// The last whole minute in which an answer is accepted, in the reader's own zone and, where its clocks say something else, in the cutoff's:
    /// « dimanche 3 septembre 2023 à 23 h 59, heure de Paris · 4 septembre à 6 h 59, heure du Japon ».
    /// </summary>
    public static string LastMinute(Instant cutoff, string cutoffZone, string readerZone, Language language)
    {
        var last = MinuteBefore(cutoff);
        var here = last.InZone(Zones.Get(readerZone));
        var there = last.InZone(Zones.Get(cutoffZone));
        if (here.Offset == there.Offset)
            return Moment(last, cutoffZone, language);

        var date = here.Year == there.Year ? DateWording.DayMonth(there.Date, language) : DateWording.Full(there.Date, language);
        var second = language == Language.English && here.Year == there.Year
            ? $"{date} {Hour(there.TimeOfDay, language)} {ZoneNames.Of(cutoffZone, language)}"
            : Joined(date, there.TimeOfDay, cutoffZone, language);
        return $"{Moment(last, readerZone, language)}{(language == Language.Japanese ? "／" : " · ")}{second}";
    }

    private static string Joined(string date, LocalTime time, string zone, Language language)
    {
        var (hour, name) = (Hour(time, language), ZoneNames.Of(zone, language));
        return language switch
        {
            Language.French => $"{date} à {hour}, {name}",
            Language.Japanese => $"{date}{hour}（{name}）",
            _ => $"{date}, {hour} {name}",
        };
    }

    /// <summary>Of a cutoff within a minute (closed early), the minute before it: the begun one would promise too much.</summary>
    private static Instant MinuteBefore(Instant cutoff) => Instant.FromUnixTimeSeconds((cutoff.ToUnixTimeSeconds() / 60 * 60) - 60);

    /// <summary>French hours hold together by no-break spaces.</summary>
    private static string Hour(LocalTime time, Language language) => language switch
    {
        Language.French => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00a0h\u00a0{time.Minute:00}"),
        Language.Japanese => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}:{time.Minute:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}"),
    };
}
