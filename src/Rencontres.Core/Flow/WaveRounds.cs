using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>
/// The rounds of waves: a pure rule over the campaign's record. A wave begins for all slots at once, so that everybody gets the same words; a slot to which
/// invitees were added since begins anew, with the words of that day, and the others keep theirs.
/// </summary>
public static class WaveRounds
{
    /// <returns>What the wave is written with in that slot; null if it has to begin first.</returns>
    public static WaveWording? Current(Campaign campaign, WaveSlot waveSlot) =>
        campaign.Wordings.TryGetValue(waveSlot, out var wording) && campaign.Arrivals.GetValueOrDefault(waveSlot.Slot).Number <= wording.Arrival ? wording : null;

    /// <summary>The number of the next round.</summary>
    public static int Next(Campaign campaign, Wave wave) =>
        campaign.Wordings.Where(each => each.Key.Wave == wave).Select(each => each.Value.Round).DefaultIfEmpty(0).Max() + 1;

    /// <summary>As if the wave had not begun, where it is not done.</summary>
    public static Campaign Forget(Campaign campaign, Wave? wave) => campaign with
    {
        Wordings = campaign.Wordings.Where(each => each.Key.Wave != wave || campaign.ProgressOf(each.Key).CompletedAt is not null).ToDictionary(),
    };

    /// <summary>Notes that the wave begins for every slot where it has not, and for the newcomers of the others.</summary>
    public static Campaign Begin(Campaign campaign, Wave wave, int round, string template)
    {
        var wordings = new Dictionary<WaveSlot, WaveWording>(campaign.Wordings);
        foreach (var (slot, arrival) in campaign.Arrivals)
        {
            var waveSlot = new WaveSlot(wave, slot);
            if (Current(campaign, waveSlot) is null)
                wordings[waveSlot] = new WaveWording(round, arrival.Number, template) { ForDrafts = WaveTemplates.ForDrafts(wave) };
        }

        return campaign with { Wordings = wordings };
    }
}
