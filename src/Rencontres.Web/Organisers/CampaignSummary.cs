using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Organisers;

/// <summary>How a campaign stands, as every order answers it.</summary>
/// <param name="Cutoff">The one of the definition or of the latest extension.</param>
/// <param name="EffectiveCutoff">The instant from which answers are refused: earlier if organisers closed early.</param>
/// <param name="LastMinute">The last full minute in which answers are taken, in the cutoff's zone.</param>
internal sealed record CampaignSummary(
    string Campaign, string State, string Cutoff, string EffectiveCutoff, string LastMinute, string Zone, string? StartedAt, string? PausedBecause, int Extensions)
{
    public static CampaignSummary Of(Campaign campaign) => new(
        campaign.Id.Value,
        campaign.State.ToString().ToLowerInvariant(),
        OrganiserJson.Text(campaign.Cutoff.ToInstant()),
        OrganiserJson.Text(campaign.EffectiveCutoff),
        LastMinuteOf(campaign),
        campaign.Cutoff.Zone,
        OrganiserJson.Text(campaign.StartedAt),
        campaign.PausedBecause,
        campaign.Extensions.Count);

    private static string LastMinuteOf(Campaign campaign)
    {
        var last = (campaign.EffectiveCutoff - Duration.Epsilon).InZone(Zones.Get(campaign.Cutoff.Zone)).ToOffsetDateTime();
        return OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<m>").Format(last);
    }
}
