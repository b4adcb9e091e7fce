using NodaTime;

namespace Rencontres.Core.Campaigns;

public enum CampaignState
{
    /// <summary>Being prepared; nothing is sent.</summary>
    Draft,

    Running,

    /// <summary>No wave is sent; answers are taken, the cutoff and the report stay where they are.</summary>
    Paused,
}

/// <summary>
/// The record of a campaign: its definition and all that has happened to the campaign as a whole. One row in storage; the flow is decided from it alone.
/// </summary>
/// <param name="Buckets">Over how many partitions the people are spread; never changes.</param>
public sealed record Campaign(CampaignDefinition Definition, int Buckets)
{
    public CampaignId Id => Definition.Id;

    public CampaignState State { get; init; } = CampaignState.Draft;

    public Instant? StartedAt { get; init; }

    /// <summary>Why the campaign is paused, in the organisers' words or ours (the mail service refused the key).</summary>
    public string? PausedBecause { get; init; }

    /// <summary>Set while the mail service fails again and again, so that mail waits; it goes on by itself.</summary>
    public MailTrouble? Trouble { get; init; }

    /// <summary>The cutoff in force unless closed early: the definition's or, after an extension, the later one.</summary>
    public CutoffRule Cutoff { get; init; } = Definition.Cutoff;

    /// <summary>Set when organisers close before the cutoff; slightly in the future of that moment, see <see cref="CampaignReader"/>.</summary>
    public Instant? ClosedEarlyAt { get; init; }

    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>By slot, the newest group of invitees that was added to it.</summary>
    public IReadOnlyDictionary<Slot, Arrival> Arrivals { get; init; } = new Dictionary<Slot, Arrival>();

    public IReadOnlyDictionary<WaveSlot, SlotProgress> Progress { get; init; } = new Dictionary<WaveSlot, SlotProgress>();

    /// <summary>What waves that have begun are written with. Missing where an older version began one.</summary>
    public IReadOnlyDictionary<WaveSlot, WaveWording> Wordings { get; init; } = new Dictionary<WaveSlot, WaveWording>();

    /// <summary>The cutoff for which the closing was recorded; another cutoff (an extension) closes anew.</summary>
    public Instant? ClosedFor { get; init; }

    /// <summary>The cutoff for which the final report was made.</summary>
    public Instant? ReportedFor { get; init; }

    /// <summary>The instant from which answers are refused.</summary>
    public Instant EffectiveCutoff
    {
        get
        {
            var cutoff = Cutoff.ToInstant();
            return ClosedEarlyAt is { } early && early < cutoff ? early : cutoff;
        }
    }

    /// <summary>
    /// The one function that decides whether something is in time: a new answer, an edit, a withdrawal, a reminder, the closing.
    /// </summary>
    /// <param name="received">When it arrived, not when it is processed.</param>
    /// <param name="lateUntil">A later cutoff granted to one invitee, if any.</param>
    public bool Accepts(Instant received, Instant? lateUntil = null) => received < CutoffFor(lateUntil);

    public Instant CutoffFor(Instant? lateUntil) => lateUntil is { } late && late > EffectiveCutoff ? late : EffectiveCutoff;

    public SlotProgress ProgressOf(WaveSlot waveSlot) => Progress.GetValueOrDefault(waveSlot, SlotProgress.None);

    public Campaign With(WaveSlot waveSlot, SlotProgress progress) =>
        this with { Progress = new Dictionary<WaveSlot, SlotProgress>(Progress) { [waveSlot] = progress } };

    /// <summary>Notes where mails are of unknown fate, and where some are to be sent though their wave was done.</summary>
    /// <param name="seenFrom">When the look began that saw it: what was noted since stays noted.</param>
    public Campaign WithUnknown(IReadOnlySet<WaveSlot> unknown, IReadOnlySet<WaveSlot> again, Instant seenFrom)
    {
        var progress = new Dictionary<WaveSlot, SlotProgress>(Progress);
        foreach (var waveSlot in Progress.Keys.Union(unknown).Union(again))
        {
            var before = ProgressOf(waveSlot);
            if (unknown.Contains(waveSlot))
                before = before with { UnknownSince = before.UnknownSince ?? seenFrom };
            else if (!(before.UnknownNotedAt >= seenFrom))
                before = before with { UnknownSince = null, UnknownNotedAt = null };

            progress[waveSlot] = again.Contains(waveSlot) ? before with { DoneForArrival = 0, CompletedAt = null, ResumeAt = null } : before;
        }

        return this with { Progress = progress };
    }

    /// <summary>Notes that invitees were added to these slots, so that the invitation goes to them at the next office hour.</summary>
    public Campaign WithArrivals(IEnumerable<Slot> slots, Instant at)
    {
        var arrivals = new Dictionary<Slot, Arrival>(Arrivals);
        foreach (var slot in slots)
        {
            arrivals[slot] = new Arrival(arrivals.GetValueOrDefault(slot).Number + 1, at);
        }

        return this with { Arrivals = arrivals };
    }
}

/// <param name="Reason">What the mail service, or the way to it, says.</param>
public sealed record MailTrouble(Instant Since, string Reason);

public readonly record struct WaveSlot(Wave Wave, Slot Slot);

/// <param name="Number">Counts the additions to a slot; the invitation is done when it has been sent for the newest one.</param>
public readonly record struct Arrival(int Number, Instant At);

/// <summary>A later cutoff, recorded with its reason.</summary>
/// <param name="TellSilent">Whether those who have not answered are told by a mail of its own.</param>
public sealed record Extension(Instant At, CutoffRule From, CutoffRule To, string Reason, bool TellSilent);

/// <summary>How far a wave has come in a slot.</summary>
/// <param name="DoneForArrival">The number of the arrival that the wave was completed for; 0: not completed.</param>
/// <param name="ResumeAt">Not before this instant, because a lease must run out or the mail service asked for patience.</param>
public sealed record SlotProgress(int DoneForArrival, Instant? CompletedAt, Instant? ResumeAt)
{
    public static SlotProgress None { get; } = new(0, null, null);

    /// <summary>Since when mails of it are of unknown fate; null if none is.</summary>
    public Instant? UnknownSince { get; init; }

    /// <summary>When that was last noted by whoever sends.</summary>
    public Instant? UnknownNotedAt { get; init; }
}
