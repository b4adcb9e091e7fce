using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Rencontres.Rehearsal.Tests;

/// <summary>
/// What the sample campaign must come to, worked out anew from its two lists in the simplest way there is: one person after another, with the days written
/// out by hand. It shares no code with the product, so that a mistake there is not repeated here.
/// </summary>
internal sealed class SampleStory
{
    private static readonly Instant Cutoff = At("2023-09-04T00:00:00+02:00");

    /// <summary>Days off were looked up in a calendar: 2 September is a Saturday, so the last reminder goes on Friday the 1st.</summary>
    private static readonly LocalDate[] ReminderDays = [new(2023, 8, 7), new(2023, 8, 21), new(2023, 9, 1)];

    private readonly List<IReadOnlyDictionary<string, string>> acts;

    public SampleStory()
    {
        acts = [.. RehearsalRun.ReadCsv(Path.Combine(RehearsalRun.Sample, "answers.csv")).OrderBy(act => At(act["instant"]))];
        foreach (var row in RehearsalRun.ReadCsv(Path.Combine(RehearsalRun.Sample, "invitees.csv")))
        {
            Persons.Add(Tell(row["code"], row["country"], row["zone"], added: null));
        }

        foreach (var added in acts.Where(act => act["act"] == "add-invitee"))
        {
            Persons.Add(Tell(added["code"], added["comment"].Split(',')[1], "", At(added["instant"])));
        }

        foreach (var stranger in acts.Where(act => act["act"] == "open-form" && act["code"].Length == 0))
        {
            Persons.Add(TellStranger(stranger["email"]));
        }
    }

    public List<Person> Persons { get; } = [];

    /// <param name="Mails">Every wave this person must get, with its instant.</param>
    internal sealed record Person(string Code, string Status, IReadOnlyDictionary<string, Instant> Mails);

    private Person Tell(string code, string country, string ownZone, Instant? added)
    {
        var zone = DateTimeZoneProviders.Tzdb[ownZone.Length > 0 ? ownZone : ZoneOf(code, country)];
        var mine = acts.Where(act => act["code"] == code).ToList();
        var accepted = mine.Where(act => act["expect"] is "accepted" && act["act"] is "answer" or "decline" or "edit" or "press-twice" or "telephone" or "confirm" or "withdraw").ToList();
        var status = accepted.Count == 0 ? StatusWithoutAnswer(mine) : StatusAfter(accepted[^1], mine);
        var answered = accepted.Count == 0 ? Instant.MaxValue : At(accepted[0]["instant"]);
        var stopped = mine.Where(act => act["act"] is "bounce" or "unsubscribe").Select(act => At(act["instant"])).DefaultIfEmpty(Instant.MaxValue).Min();

        var mails = new Dictionary<string, Instant>();
        var invited = NextOfficeHour(added ?? At("2023-07-11T09:00:00+02:00"), zone);
        mails["invitation"] = invited;
        for (var n = 0; n < ReminderDays.Length; n++)
        {
            var reminder = NineOClock(ReminderDays[n], zone);
            var gapKept = Period.DaysBetween(invited.InZone(zone).Date, ReminderDays[n]) >= 5;
            if (invited < reminder && gapKept && answered > reminder && stopped > reminder)
                mails[$"reminder-{n + 1}"] = reminder;
        }

        var closing = NineOClock(SecondWorkingDayAfter(Cutoff.InZone(zone).Date), zone);
        if (stopped > closing && (accepted.Count == 0 || answered > closing))
            mails["closing"] = closing;

        if (status == "attending" && stopped == Instant.MaxValue)
            mails["practical"] = NineOClock(new LocalDate(2023, 9, 11), zone);

        return new Person(code, status, mails);
    }

    /// <summary>One that stands on no list and confirms its bulletin: not invited nor reminded, but told where to come. It is known by a digest of its address.</summary>
    private Person TellStranger(string email)
    {
        var confirmed = acts.Any(act => act["act"] == "confirm" && act["email"] == email && act["expect"] == "accepted");
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email)))[..20];
        var practical = NineOClock(new LocalDate(2023, 9, 11), DateTimeZoneProviders.Tzdb["Europe/Paris"]);
        return new Person($"A-{digest}", confirmed ? "attending" : "missing", confirmed ? new Dictionary<string, Instant> { ["practical"] = practical } : []);
    }

    private static string StatusWithoutAnswer(List<IReadOnlyDictionary<string, string>> mine) =>
        mine.Exists(act => act["act"] == "open-form" && act["expect"] == "unconfirmed") ? "unconfirmed" : "silent";

    private static string StatusAfter(IReadOnlyDictionary<string, string> last, List<IReadOnlyDictionary<string, string>> mine)
    {
        var bulletin = last["act"] == "confirm" ? mine.Last(act => act["act"] == "open-form") : last;
        if (last["act"] == "withdraw")
            return "withdrawn";

        return bulletin["act"] == "decline" || bulletin["attending"] == "no" ? "declined" : "attending";
    }

    /// <summary>Monday to Friday, nine to five. No public holiday lies on the days in question: 11 to 14 July in France is asked for below.</summary>
    private static Instant NextOfficeHour(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone);
        if (IsWorkingDay(local.Date) && local.Hour is >= 9 and < 17)
            return instant;

        var day = local.Hour < 9 ? local.Date : local.Date.PlusDays(1);
        while (!IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        return NineOClock(day, zone);
    }

    private static LocalDate SecondWorkingDayAfter(LocalDate date)
    {
        var left = 2;
        while (left > 0)
        {
            date = date.PlusDays(1);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    private static bool IsWorkingDay(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && date != new LocalDate(2023, 7, 14) && date != new LocalDate(2023, 8, 15);

    private static Instant NineOClock(LocalDate date, DateTimeZone zone) => date.At(new LocalTime(9, 0)).InZoneStrictly(zone).ToInstant();

    private static string ZoneOf(string code, string country)
    {
        if (country == "JP")
            return "Asia/Tokyo";

        return code.TrimStart('D') switch
        {
            ['9', '7', '1', ..] => "America/Guadeloupe",
            ['9', '7', '2', ..] => "America/Martinique",
            ['9', '7', '4', ..] => "Indian/Reunion",
            ['9', '8', '7', ..] => "Pacific/Tahiti",
            ['9', '8', '8', ..] => "Pacific/Noumea",
            _ => "Europe/Paris",
        };
    }

    private static Instant At(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant();
}
