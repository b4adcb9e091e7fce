using NodaTime;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Campaigns;

/// <summary>
/// How the days and hours of a definition fit together. A value that cannot be known, for it has a fault of its own, hides no fault but those that
/// hang on it; of a zone or of quiet days, what holds whatever they are is told.
/// </summary>
internal sealed class PlanCheck
{
    /// <summary>Where days begin first and last.</summary>
    private static readonly string[] OutermostZones = ["Etc/GMT-14", "Etc/GMT+12"];

    private static readonly Slot[] Slots = [new("FR", Zones.Paris), new("JP", Zones.Tokyo)];

    private readonly CampaignDefinition definition;
    private readonly IReadOnlyCollection<string> unknown;
    private readonly Instant cutoff;

    private PlanCheck(CampaignDefinition definition, IReadOnlyCollection<string> unknown) =>
        (this.definition, this.unknown, cutoff) = (definition, unknown, definition.Cutoff.ToInstant());

    private bool KnowsCutoff => Knows("cutoff.before", "cutoff.at");

    private bool OpensInTime => Knows("opens") && definition.OpensAt < cutoff;

    private bool HoursAreInOrder => definition.OfficeHours is not { } hours || hours.From < hours.To;

    /// <param name="unknown">The paths of values that are not the organisers' own, or name no zone.</param>
    public static IEnumerable<DefinitionFault> Faults(CampaignDefinition definition, IReadOnlyCollection<string> unknown) =>
        Completions(definition, unknown)
            .Select(complete => new PlanCheck(complete, unknown).Faults().ToList())
            .Aggregate((certain, found) => [.. certain.Intersect(found)]);

    private static IEnumerable<CampaignDefinition> Completions(CampaignDefinition definition, IReadOnlyCollection<string> unknown) =>
        from cutoffZone in unknown.Contains("cutoff.zone") ? OutermostZones : [definition.Cutoff.Zone]
        from meetingZone in unknown.Contains("meeting.zone") ? OutermostZones : [definition.Meeting.Zone]
        from quietDays in unknown.Contains("quietDays") ? [true, false] : new[] { definition.QuietDays }
        select definition with
        {
            Cutoff = definition.Cutoff with { Zone = cutoffZone },
            Meeting = definition.Meeting with { Zone = meetingZone },
            QuietDays = quietDays,
        };

    private IEnumerable<DefinitionFault> Faults() => [.. Order(), .. UnknownYears(), .. Reminders(), .. Waves()];

    private bool Knows(params IEnumerable<string> paths) => !paths.Any(path => unknown.Any(each => DefinitionPath.AreNested(each, path)));

    private IEnumerable<DefinitionFault> Order()
    {
        var (meeting, edition) = (definition.Meeting, definition.Edition);
        if (KnowsCutoff && Knows("opens") && cutoff <= definition.OpensAt)
            yield return new("cutoff", "The cutoff is not after the opening.");

        if (KnowsCutoff && Knows("meeting.start") && meeting.StartsAt <= cutoff)
            yield return new("meeting.start", "The meeting begins before the cutoff.");

        if (Knows("meeting.start", "meeting.end") && meeting.End <= meeting.Start)
            yield return new("meeting.end", "The meeting ends before it begins.");

        if (Knows("edition.from", "edition.to") && edition.To < edition.From)
            yield return new("edition.to", "The event ends before it begins.");

        if (Knows("officeHours") && !HoursAreInOrder)
            yield return new("officeHours.to", "Office hours end before they begin.");
    }

    private IEnumerable<DefinitionFault> UnknownYears()
    {
        if (definition.OfficeHours is null || !Knows("opens", "meeting.start"))
            return [];

        var years = Enumerable.Range(definition.Opens.Year, Math.Clamp(definition.Meeting.Start.Year - definition.Opens.Year, 0, 10) + 1);
        return from country in WorkingCalendar.KnownCountries.Order()
               from year in years
               where !WorkingCalendar.Of(country).Covers(year)
               select new DefinitionFault("opens", $"The public holidays of {year} in {country} are not known; working days cannot be planned.");
    }

    private IEnumerable<DefinitionFault> Reminders() =>
        from reminder in definition.Reminders.Select((rule, index) => (Rule: rule, Path: DefinitionPath.At("reminders", index)))
        where Knows(reminder.Path)
        let message = WhyNot(reminder.Rule)
        where message is not null
        select new DefinitionFault(reminder.Path, message);

    private string? WhyNot(ReminderRule rule)
    {
        if (rule.At is { } at && KnowsCutoff)
        {
            var instant = at.InZoneLeniently(Zones.Get(definition.Cutoff.Zone)).ToInstant();
            if (instant >= cutoff)
                return "The reminder is not before the cutoff.";

            if (OpensInTime && instant <= definition.OpensAt)
                return "The reminder is not after the opening.";
        }

        if (rule.Before is { HasTimeComponent: true } duration && duration.ToDuration() <= Duration.Zero)
            return "A reminder must be some time before the cutoff.";

        if (rule.Before is { HasTimeComponent: false } days && definition.Cutoff.Date - days >= definition.Cutoff.Date)
            return "A reminder must be at least a day before the cutoff.";

        return rule.Time is { } time && Knows("officeHours") && HoursAreInOrder && definition.OfficeHours is { } hours && (time < hours.From || time >= hours.To)
            ? $"The time is outside the office hours, {hours.From:HH:mm} to {hours.To:HH:mm}."
            : null;
    }

    /// <summary>Looked at for both countries: a public holiday can move a mail in one of them only.</summary>
    private IEnumerable<DefinitionFault> Waves()
    {
        if (!KnowsCutoff || UnknownYears().Any())
            return [];

        var plan = definition with { OfficeHours = HoursAreInOrder ? definition.OfficeHours : OfficeHours.Default };
        return Slots.SelectMany(slot => Waves(new Campaign(plan, 1).WithArrivals(Slots, plan.OpensAt), slot));
    }

    /// <summary>By the very rule that sends, so that what passes here reaches people. Reminders are judged among themselves if no invitation can go.</summary>
    private IEnumerable<DefinitionFault> Waves(Campaign campaign, Slot slot)
    {
        var waves = Schedule.Of(campaign, slot).ToList();
        var isInvited = OpensInTime && waves.TrueForAll(planned => planned.Wave != Wave.Invitation || planned.Skipped is null);
        if (!isInvited)
        {
            var earlier = campaign with { Definition = campaign.Definition with { Opens = definition.Cutoff.Date.PlusYears(-1).AtMidnight() } };
            waves = [.. Schedule.Of(earlier, slot).Where(planned => planned.Wave != Wave.Invitation)];
            if (OpensInTime)
                yield return new("opens", $"In {slot} office hours begin only after the cutoff, so that the invitation could not go; open earlier.");
        }

        foreach (var fault in TooClose([.. waves.Where(IsMailThatAsks)], isInvited).Concat(Practical(campaign, slot)))
        {
            yield return fault;
        }
    }

    private bool IsMailThatAsks(PlannedWave planned) =>
        planned.Wave.Kind == WaveKind.Invitation || (planned.Wave.Kind == WaveKind.Reminder && Knows(PathOf(planned)));

    private IEnumerable<DefinitionFault> Practical(Campaign campaign, Slot slot)
    {
        if (definition.PracticalBefore is not { } before || !Knows("practical", "meeting.start") || definition.Meeting.StartsAt <= cutoff)
            yield break;

        if (Schedule.PracticalDay(campaign, slot, before) < cutoff)
            yield return new("practical.before", $"In {slot} the practical information would go before the cutoff, when it is not known yet who attends; choose a shorter time.");
    }

    /// <summary>The invitation counts for the gap too.</summary>
    private IEnumerable<DefinitionFault> TooClose(IReadOnlyList<PlannedWave> waves, bool isInvited)
    {
        foreach (var skipped in waves.Where(planned => planned.Skipped is SkippedWave.BeforeTheInvitation && isInvited))
        {
            yield return new(PathOf(skipped), $"The reminder in {skipped.Slot} falls before the invitation, so it would never go.");
        }

        var going = waves.Where(planned => planned.Skipped is null && Knows("minimumGap")).ToList();
        foreach (var (first, second) in going.Zip(going.Skip(1)).Where(pair => Eligibility.WithinGap(definition, pair.First.Slot, pair.First.Due, pair.Second.Due)))
        {
            var before = first.Wave.Kind == WaveKind.Invitation ? "the invitation" : "the one before";
            yield return new(PathOf(second), $"In {second.Slot} the reminder falls less than the minimum gap ({definition.MinimumGap}) after {before}, so it would reach nobody.");
        }
    }

    private static string PathOf(PlannedWave reminder) => DefinitionPath.At("reminders", reminder.Wave.Number - 1);
}
