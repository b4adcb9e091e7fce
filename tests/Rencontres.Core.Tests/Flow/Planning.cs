using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Tests.Flow;

/// <summary>Asks the schedule of a campaign for one wave.</summary>
internal static class Planning
{
    public static PlannedWave Planned(this Campaign campaign, Wave wave, Slot slot) => Schedule.Of(campaign, slot).Single(planned => planned.Wave == wave);

    public static Instant Due(this Campaign campaign, Wave wave, Slot slot) => campaign.Planned(wave, slot).Due;

    public static bool Has(this Campaign campaign, Wave wave, Slot slot) => Schedule.Of(campaign, slot).Any(planned => planned.Wave == wave);
}
