using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>The flow of a campaign as a pure function of its record and the time.</summary>
public static class CampaignFlow
{
    /// <summary>After this long a slice ends and the flow is asked again, so that a pause, an extension or the cutoff never waits for a long wave.</summary>
    public static readonly Duration SliceLength = Duration.FromMinutes(3);

    /// <param name="slice">Another length of slices than <see cref="SliceLength"/>.</param>
    public static Turn Next(Campaign campaign, Instant now, Duration? slice = null)
    {
        if (campaign.State == CampaignState.Draft)
            return new Turn.Wait(null);

        var cutoff = campaign.EffectiveCutoff;
        if (now >= cutoff && campaign.ClosedFor != cutoff)
            return new Turn.Close(cutoff);

        if (now >= cutoff + Schedule.ReportDelay && campaign.ReportedFor != cutoff)
            return new Turn.Report(cutoff);

        var pending = campaign.State == CampaignState.Paused ? [] : Pending(campaign, now);
        return DueNow(campaign, pending, now, slice ?? SliceLength) ?? WaitFor(campaign, pending, now);
    }

    /// <summary>Waves that are still to go, each with the instant from which it may.</summary>
    private static List<(PlannedWave Planned, Instant From)> Pending(Campaign campaign, Instant now)
    {
        var pending = new List<(PlannedWave, Instant)>();
        foreach (var planned in Schedule.Of(campaign).GroupBy(planned => planned.Slot).SelectMany(slot => Outstanding(campaign, [.. slot], now)))
        {
            var resume = campaign.ProgressOf(planned.WaveSlot).ResumeAt ?? Instant.MinValue;
            var earliest = Instant.Max(Instant.Max(planned.Due, resume), now);
            var from = OfficeTime.For(campaign.Definition, planned.Slot).NextOpen(earliest);
            if (from < planned.NotAfter)
                pending.Add((planned, from));
        }

        return pending;
    }

    /// <summary>Of one slot, the waves neither done nor skipped; of reminders that are overdue the latest only, and so of news of extensions.</summary>
    private static IEnumerable<PlannedWave> Outstanding(Campaign campaign, IReadOnlyList<PlannedWave> slot, Instant now)
    {
        var waves = slot.Where(planned => planned.Skipped is null).ToList();
        return waves.Where(planned => !IsDone(campaign, planned) && !waves.Exists(later => Overtakes(later, planned, now)));
    }

    /// <summary>By their days, not their numbers: an extension moves those that hang on the cutoff past those that stand at a time of their own.</summary>
    private static bool Overtakes(PlannedWave later, PlannedWave planned, Instant now) =>
        later.Due <= now
        && later.Wave.Kind == planned.Wave.Kind
        && (later.Due > planned.Due || (later.Due == planned.Due && later.Wave.Number > planned.Wave.Number));

    /// <summary>Newcomers reopen the invitation of their slot; they get only the reminders still to come.</summary>
    private static bool IsDone(Campaign campaign, PlannedWave planned)
    {
        var done = campaign.ProgressOf(planned.WaveSlot).DoneForArrival;
        return planned.Wave.Kind == WaveKind.Invitation ? done >= campaign.Arrivals[planned.Slot].Number : done > 0;
    }

    private static Turn.RunSlice? DueNow(Campaign campaign, List<(PlannedWave Planned, Instant From)> pending, Instant now, Duration slice)
    {
        var next = pending.Where(wave => wave.From <= now).OrderBy(wave => wave.Planned.Wave.Kind).ThenBy(wave => wave.Planned.Due).FirstOrDefault().Planned;
        if (next is null)
            return null;

        var officeEnds = OfficeTime.For(campaign.Definition, next.Slot).OpenUntil(now);
        return new Turn.RunSlice(next.Wave, next.Slot, Instant.Min(now + slice, Instant.Min(officeEnds, next.NotAfter)));
    }

    private static Turn WaitFor(Campaign campaign, List<(PlannedWave Planned, Instant From)> pending, Instant now)
    {
        var cutoff = campaign.EffectiveCutoff;
        var instants = pending.Select(wave => wave.From).ToList();
        if (campaign.ClosedFor != cutoff)
            instants.Add(cutoff);
        else if (campaign.ReportedFor != cutoff)
            instants.Add(cutoff + Schedule.ReportDelay);

        if (instants.Count > 0)
            return new Turn.Wait(instants.Min());

        return campaign.State == CampaignState.Paused ? new Turn.Wait(null) : new Turn.Finished();
    }
}
