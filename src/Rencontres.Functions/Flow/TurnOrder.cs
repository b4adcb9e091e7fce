using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>What an orchestration has to do next. The names are stored in histories.</summary>
public enum TurnKind
{
    /// <summary>There is no such campaign (any more).</summary>
    Gone,

    Wait,
    Slice,
    Close,
    Report,
    Finished,
}

/// <summary>A <see cref="Turn"/> as it stands in an orchestration's history: names of waves and slots, counts and instants, never a person.</summary>
/// <param name="At">Until when to wait, or until when the slice may go on; for a closing and a report, the cutoff. In UTC.</param>
public sealed record TurnOrder(TurnKind Kind, DateTime? At = null, SliceOrder? Slice = null)
{
    internal static TurnOrder Of(Campaign campaign, Turn turn) => turn switch
    {
        Turn.Wait wait => new(TurnKind.Wait, wait.Until?.ToDateTimeUtc()),
        Turn.RunSlice slice => new(TurnKind.Slice, null, SliceOrder.Of(campaign, slice)),
        Turn.Close close => new(TurnKind.Close, close.Cutoff.ToDateTimeUtc()),
        Turn.Report report => new(TurnKind.Report, report.Cutoff.ToDateTimeUtc()),
        Turn.Finished => new(TurnKind.Finished),
        _ => throw new InvalidOperationException($"Unknown turn {turn}."),
    };
}

/// <summary>A slice of a wave in a slot.</summary>
/// <param name="Until">It stops there at the latest. In UTC.</param>
/// <param name="Arrival">The number of the slot's newest arrival when it was decided: who was added since is not covered by it.</param>
/// <param name="Buckets">How many buckets the campaign has.</param>
public sealed record SliceOrder(string Campaign, string Wave, string Slot, DateTime Until, int Arrival, int Buckets)
{
    internal WaveSlot WaveSlot => new(Core.Campaigns.Wave.Parse(Wave), Core.Campaigns.Slot.Parse(Slot));

    internal Instant UntilInstant => Instants.FromUtc(Until);

    internal static SliceOrder Of(Campaign campaign, Turn.RunSlice slice) => new(
        campaign.Id.Value, slice.Wave.ToString(), slice.Slot.ToString(), slice.Until.ToDateTimeUtc(), campaign.Arrivals[slice.Slot].Number, campaign.Buckets);
}

/// <summary>One bucket of a slice: what one activity does.</summary>
public sealed record BucketOrder(SliceOrder Slice, int Bucket);

/// <summary>A cutoff that is to be acted on.</summary>
public sealed record CutoffOrder(string Campaign, DateTime Cutoff)
{
    internal Instant CutoffInstant => Instants.FromUtc(Cutoff);
}
