using System.Globalization;
using NodaTime;
using Rencontres.Core.Flow;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Campaigns;

/// <summary>A fault in a campaign's definition.</summary>
/// <param name="Path">Where in the JSON: <c>reminders[2].before</c>.</param>
public sealed record DefinitionFault(string Path, string Message);

/// <summary>What a JSON Schema cannot say of a definition: how its parts fit together.</summary>
public static class DefinitionCheck
{
    public static IReadOnlyList<DefinitionFault> Faults(CampaignDefinition definition) =>
        [.. Zone(definition), .. Texts(definition), .. Addresses(definition), .. Names(definition), .. Zone(definition).Any() ? [] : Times(definition)];

    private static IEnumerable<DefinitionFault> Zone(CampaignDefinition definition)
    {
        if (!Zones.Exists(definition.Cutoff.Zone))
            yield return new("cutoff.zone", $"\"{definition.Cutoff.Zone}\" is no time zone; use a name like Europe/Paris.");

        if (!Zones.Exists(definition.Meeting.Zone))
            yield return new("meeting.zone", $"\"{definition.Meeting.Zone}\" is no time zone; use a name like Europe/Paris.");
    }

    private static IEnumerable<DefinitionFault> Texts(CampaignDefinition definition) =>
        from place in LocalizedTexts(definition)
        from language in definition.Languages
        where !place.Text.Languages.Contains(language) || place.Text.In(language).Trim().Length == 0
        select new DefinitionFault(place.Path, $"The text in {language.Code()} is missing; the campaign's languages need one each.");

    private static IEnumerable<(string Path, LocalizedText Text)> LocalizedTexts(CampaignDefinition definition)
    {
        var (edition, meeting, organiser) = (definition.Edition, definition.Meeting, definition.Organiser);
        (string, LocalizedText)[] single =
        [
            ("edition.title", edition.Title), ("edition.city", edition.City), ("edition.about", edition.About),
            ("meeting.title", meeting.Title), ("meeting.place", meeting.Place), ("meeting.purpose", meeting.Purpose),
            ("organiser.name", organiser.Name), ("organiser.partners", organiser.Partners), ("organiser.signature", organiser.Signature),
        ];
        return single
            .Concat(definition.Workshops.Select((topic, index) => (At("workshops", index, "title"), topic.Title)))
            .Concat(definition.Themes.Select((topic, index) => (At("themes", index, "title"), topic.Title)))
            .Concat(definition.Enclosures.Select((enclosure, index) => (At("enclosures", index, "title"), enclosure.Title)))
            .Concat(definition.Enclosures.Select((enclosure, index) => (At("enclosures", index, "files"), enclosure.Files)));
    }

    private static IEnumerable<DefinitionFault> Addresses(CampaignDefinition definition)
    {
        var organiser = definition.Organiser;
        var places = new[] { ("organiser.from", organiser.From), ("organiser.replyTo", organiser.ReplyTo) }
            .Concat(organiser.Mailboxes.Select((address, index) => (At("organiser.mailboxes", index), address)))
            .Concat(organiser.ReportTo.Select((address, index) => (At("organiser.reportTo", index), address)));
        foreach (var (path, address) in places.Where(place => !EmailAddress.TryParse(place.Item2, out _)))
        {
            yield return new(path, $"\"{address}\" is no mail address.");
        }

        if (organiser.FromName.Any(character => character is < ' ' or > '~' or ',' or ';'))
            yield return new("organiser.fromName", "The sender's name may only have plain letters without accents, and no comma or semicolon: the mail service shows others as \"?\". Say it in full in the subject or the text.");
    }

    private static IEnumerable<DefinitionFault> Names(CampaignDefinition definition) =>
        Repeated("workshops", definition.Workshops.Select(topic => topic.Id))
            .Concat(Repeated("themes", definition.Themes.Select(topic => topic.Id)))
            .Concat(Repeated("enclosures", definition.Enclosures.Select(enclosure => enclosure.Name)));

    private static IEnumerable<DefinitionFault> Repeated(string path, IEnumerable<string> names) =>
        names.Select((name, index) => (name, index))
            .GroupBy(each => each.name)
            .SelectMany(group => group.Skip(1))
            .Select(each => new DefinitionFault(At(path, each.index), $"\"{each.name}\" stands here a second time."));

    private static IEnumerable<DefinitionFault> Times(CampaignDefinition definition)
    {
        var cutoff = definition.Cutoff.ToInstant();
        if (cutoff <= definition.OpensAt)
            yield return new("cutoff", "The cutoff is not after the opening.");

        if (definition.Meeting.StartsAt <= cutoff)
            yield return new("meeting.start", "The meeting begins before the cutoff.");

        if (definition.Meeting.End <= definition.Meeting.Start)
            yield return new("meeting.end", "The meeting ends before it begins.");

        if (definition.Edition.To < definition.Edition.From)
            yield return new("edition.to", "The event ends before it begins.");

        if (definition.OfficeHours is { } hours && hours.To <= hours.From)
            yield return new("officeHours.to", "Office hours end before they begin.");

        var unknownYears = UnknownYears(definition).ToList();
        foreach (var fault in unknownYears.Concat(unknownYears.Count > 0 ? [] : Reminders(definition, cutoff)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<DefinitionFault> UnknownYears(CampaignDefinition definition)
    {
        var years = Enumerable.Range(definition.Opens.Year, Math.Clamp(definition.Meeting.Start.Year - definition.Opens.Year, 0, 10) + 1);
        return definition.OfficeHours is null
            ? []
            : from country in WorkingCalendar.KnownCountries.Order()
              from year in years
              where !WorkingCalendar.Of(country).Covers(year)
              select new DefinitionFault("opens", $"The public holidays of {year} in {country} are not known; working days cannot be planned.");
    }

    /// <summary>Looked at for both countries: a public holiday can move a reminder in one of them only.</summary>
    private static IEnumerable<DefinitionFault> Reminders(CampaignDefinition definition, Instant cutoff)
    {
        for (var index = 0; index < definition.Reminders.Count; index++)
        {
            if (WhyNoReminder(definition, definition.Reminders[index], cutoff) is { } message)
                yield return new(At("reminders", index), message);
        }

        var campaign = new Campaign(definition, 1).WithArrivals([new Slot("FR", Zones.Paris), new Slot("JP", Zones.Tokyo)], definition.OpensAt);
        foreach (var planned in Schedule.Of(campaign).Where(planned => planned.Wave.Kind is WaveKind.Invitation or WaveKind.Reminder).GroupBy(planned => planned.Slot))
        {
            foreach (var fault in TooClose(definition, [.. planned]))
            {
                yield return fault;
            }
        }
    }

    private static string? WhyNoReminder(CampaignDefinition definition, ReminderRule rule, Instant cutoff)
    {
        if (rule.At is { } at && at.InZoneLeniently(Zones.Get(definition.Cutoff.Zone)).ToInstant() is var instant && (instant >= cutoff || instant <= definition.OpensAt))
            return instant >= cutoff ? "The reminder is not before the cutoff." : "The reminder is not after the opening.";

        if (rule.Before is { HasTimeComponent: true } duration && duration.ToDuration() <= Duration.Zero)
            return "A reminder must be some time before the cutoff.";

        if (rule.Before is { HasTimeComponent: false } days && definition.Cutoff.Date - days >= definition.Cutoff.Date)
            return "A reminder must be at least a day before the cutoff.";

        return rule.Time is { } time && definition.OfficeHours is { } hours && (time < hours.From || time >= hours.To)
            ? $"The time is outside the office hours, {hours.From:HH:mm} to {hours.To:HH:mm}."
            : null;
    }

    /// <summary>By the very rule that sends, so that what passes here reaches people: the invitation counts for the gap too.</summary>
    private static IEnumerable<DefinitionFault> TooClose(CampaignDefinition definition, IReadOnlyList<PlannedWave> waves)
    {
        foreach (var skipped in waves.Where(planned => planned.Skipped is SkippedWave.BeforeTheInvitation))
        {
            yield return new(At("reminders", skipped.Wave.Number - 1), $"The reminder in {skipped.Slot} falls before the invitation, so it would never go.");
        }

        var going = waves.Where(planned => planned.Skipped is null).ToList();
        foreach (var (first, second) in going.Zip(going.Skip(1)).Where(pair => Eligibility.WithinGap(definition, pair.First.Slot, pair.First.Due, pair.Second.Due)))
        {
            var before = first.Wave.Kind == WaveKind.Invitation ? "the invitation" : "the one before";
            yield return new(At("reminders", second.Wave.Number - 1), $"In {second.Slot} the reminder falls less than the minimum gap ({definition.MinimumGap}) after {before}, so it would reach nobody.");
        }
    }

    private static string At(string list, int index, string? property = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]") + (property is null ? "" : $".{property}");
}
