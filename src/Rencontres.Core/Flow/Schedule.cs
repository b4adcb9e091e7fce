using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>
/// The calendar of a campaign: every wave in every slot with its instant, worked out anew from the record each time, so that an extension or a
/// correction re-plans everything that has not been sent.
/// </summary>
public static class Schedule
{
    /// <summary>Answers received before the cutoff may still be committing; the report waits that long for them.</summary>
    public static readonly Duration ReportDelay = Duration.FromMinutes(2);

    private const int ClosingWorkingDays = 2;

    /// <summary>The silent are told within that time of the cutoff or not at all (a campaign left paused for weeks).</summary>
    private static readonly Duration ClosingPatience = Duration.FromDays(30);

    public static IReadOnlyList<PlannedWave> Of(Campaign campaign) =>
        [.. campaign.Arrivals.Keys.OrderBy(slot => slot.ToString(), StringComparer.Ordinal).SelectMany(slot => Of(campaign, slot))];

    /// <summary>The calendar of one slot, in the order in which the waves are numbered.</summary>
    public static IEnumerable<PlannedWave> Of(Campaign campaign, Slot slot)
    {
        var office = OfficeTime.For(campaign.Definition, slot);
        var opens = FirstInvitation(campaign, office);
        yield return Invitation(campaign, slot, office);

        for (var n = 1; n <= campaign.Definition.Reminders.Count; n++)
        {
            var due = ReminderDue(campaign, campaign.Definition.Reminders[n - 1], office);
            yield return new PlannedWave(Wave.Reminder(n), slot, due, campaign.EffectiveCutoff, WhySkipped(campaign, n, due, opens));
        }

        for (var n = 1; n <= campaign.Extensions.Count; n++)
        {
            if (campaign.Extensions[n - 1].TellSilent)
                yield return AskingForAnswer(campaign, Wave.Extended(n), slot, office.NextOpen(campaign.Extensions[n - 1].At));
        }

        if (campaign.Definition.TellsSilentAtClosing)
            yield return Closing(campaign, slot, office);

        if (campaign.Definition.PracticalBefore is { } before)
            yield return Practical(campaign, slot, office, before);
    }

    private static Instant FirstInvitation(Campaign campaign, OfficeTime office) =>
        office.NextOpen(Instant.Max(campaign.Definition.OpensAt, campaign.StartedAt ?? campaign.Definition.OpensAt));

    private static PlannedWave Invitation(Campaign campaign, Slot slot, OfficeTime office)
    {
        var arrival = campaign.Arrivals[slot];
        var first = FirstInvitation(campaign, office);
        return AskingForAnswer(campaign, Wave.Invitation, slot, arrival.At > first ? office.NextOpen(arrival.At) : first);
    }

    private static PlannedWave AskingForAnswer(Campaign campaign, Wave wave, Slot slot, Instant due) =>
        new(wave, slot, due, campaign.EffectiveCutoff, campaign.Accepts(due) ? null : SkippedWave.AfterTheCutoff);

    private static Instant ReminderDue(Campaign campaign, ReminderRule rule, OfficeTime office)
    {
        if (rule.At is { } at)
            return office.LastOpen(at.InZoneLeniently(Zones.Get(campaign.Cutoff.Zone)).ToInstant());

        var before = rule.Before ?? throw new InvalidOperationException("A reminder needs a day or an instant.");
        return before.HasTimeComponent
            ? office.LastOpen(campaign.Cutoff.ToInstant() - before.ToDuration())
            : office.AtOrBefore(campaign.Cutoff.Date - before, rule.Time);
    }

    private static SkippedWave? WhySkipped(Campaign campaign, int number, Instant due, Instant invitation)
    {
        if (number > campaign.Definition.MaximumReminders)
            return SkippedWave.BeyondTheMaximum;

        if (due <= invitation)
            return SkippedWave.BeforeTheInvitation;

        return campaign.Accepts(due) ? null : SkippedWave.AfterTheCutoff;
    }

    private static PlannedWave Closing(Campaign campaign, Slot slot, OfficeTime office)
    {
        var cutoff = campaign.EffectiveCutoff;
        var due = campaign.Definition.ClosingAfter is { } after
            ? office.NextOpen(After(cutoff, after, slot))
            : office.WorkingDaysAfter(cutoff, ClosingWorkingDays);
        return new PlannedWave(Wave.Closing, slot, due, due + ClosingPatience, null);
    }

    private static PlannedWave Practical(Campaign campaign, Slot slot, OfficeTime office, Period before)
    {
        // Who attends is certain only once the door is closed.
        var due = Instant.Max(PracticalDay(campaign, slot, before), office.NextOpen(campaign.EffectiveCutoff + ReportDelay));
        return new PlannedWave(Wave.Practical, slot, due, campaign.Definition.Meeting.StartsAt, null);
    }

    /// <summary>When the definition would have the practical information go, be the door closed by then or not.</summary>
    internal static Instant PracticalDay(Campaign campaign, Slot slot, Period before)
    {
        var (meeting, office) = (campaign.Definition.Meeting, OfficeTime.For(campaign.Definition, slot));
        return before.HasTimeComponent
            ? office.LastOpen(meeting.StartsAt - before.ToDuration())
            : office.AtOrBefore(meeting.Start.Date - before, null);
    }

    private static Instant After(Instant instant, Period period, Slot slot) =>
        (instant.InZone(Zones.Get(slot.Zone)).LocalDateTime + period).InZoneLeniently(Zones.Get(slot.Zone)).ToInstant();
}
