using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>A wave in one slot, as it stands in the campaign's calendar.</summary>
/// <param name="Due">When it goes: in the recipients' office hours.</param>
/// <param name="NotAfter">From this instant on nothing of it is sent.</param>
/// <param name="Skipped">Why it will not go at all; null if it will.</param>
public sealed record PlannedWave(Wave Wave, Slot Slot, Instant Due, Instant NotAfter, SkippedWave? Skipped)
{
    public WaveSlot WaveSlot => new(Wave, Slot);
}

/// <summary>Why a planned wave does not go. The name is shown in calendars and in <c>timeline.csv</c>.</summary>
public enum SkippedWave
{
    /// <summary>Its day had passed, or nearly, when the invitation went.</summary>
    BeforeTheInvitation,

    /// <summary>It would go at or after the cutoff.</summary>
    AfterTheCutoff,

    /// <summary>A later reminder has become due meanwhile; only the latest missed one goes.</summary>
    OvertakenByTheNext,

    /// <summary>The campaign allows fewer reminders.</summary>
    BeyondTheMaximum,
}
