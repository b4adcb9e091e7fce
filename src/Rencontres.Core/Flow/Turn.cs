using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>What a campaign has to do next. Decided by <see cref="CampaignFlow.Next"/>, carried out by the host.</summary>
public abstract record Turn
{
    private Turn()
    {
    }

    /// <summary>Ask again at that instant, or when nudged. Without an instant: when nudged only.</summary>
    public sealed record Wait(Instant? Until) : Turn;

    /// <summary>Send what is due of a wave in a slot, then ask again.</summary>
    /// <param name="Until">Stop there at the latest: a slice has ended, office hours end or the cutoff is reached.</param>
    public sealed record RunSlice(Wave Wave, Slot Slot, Instant Until) : Turn;

    /// <summary>Record that the door is closed. Whether an answer is in time never depends on this record.</summary>
    public sealed record Close(Instant Cutoff) : Turn;

    /// <summary>Make the final report for that cutoff and send it to the organisers.</summary>
    public sealed record Report(Instant Cutoff) : Turn;

    /// <summary>Nothing will ever be due again unless organisers change the record.</summary>
    public sealed record Finished : Turn;
}
