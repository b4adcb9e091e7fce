using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>Whether a wave may claim anybody now: asked at every claim, of the record as it is then, since the cutoff may have been moved or the campaign paused while the wave was under way.</summary>
/// <param name="until">When the slice ends.</param>
internal sealed class WaveGate(CampaignReader campaigns, CampaignId id, IClock clock, PlannedWave planned, Instant until)
{
    /// <returns>The campaign as it is; null when no more of the wave may be claimed now.</returns>
    public async Task<Campaign?> AskAsync(CancellationToken cancellationToken)
    {
        var campaign = await campaigns.FindAsync(id, cancellationToken);
        var now = clock.GetCurrentInstant();
        return campaign is { State: CampaignState.Running } && now < until && MayGo(campaign, now) ? campaign : null;
    }

    private bool MayGo(Campaign campaign, Instant now) =>
        (!planned.Wave.AsksForAnswer || campaign.Accepts(now)) && OfficeTime.For(campaign.Definition, planned.Slot).IsOpen(now);
}
