using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Standalone.Hosting;

/// <summary>What a person who watches is told of a step of the flow.</summary>
internal static class StepWording
{
    private static readonly ZonedDateTimePattern Time = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm z", DateTimeZoneProviders.Tzdb);

    /// <summary>With the time, by the clock of the campaign's cutoff.</summary>
    public static string Line(CampaignDefinition campaign, Step step) =>
        $"{Time.Format(step.At.InZone(Zones.Get(campaign.Cutoff.Zone)))}  {campaign.Id}  {Of(step)}";

    public static string Of(Step step) => step.Turn switch
    {
        Turn.RunSlice slice => $"{slice.Wave} ({slice.Slot}): {Of(step.Tally ?? WaveTally.Zero)}",
        Turn.Close => "the door is closed",
        Turn.Report => "final report to the organisers",
        Turn.Wait or Turn.Finished => "nothing to do",
        _ => throw new InvalidOperationException($"Unknown turn {step.Turn}."),
    };

    private static string Of(WaveTally tally) => string.Join(", ", Figures(tally));

    private static IEnumerable<string> Figures(WaveTally tally)
    {
        yield return $"{tally.Sent} sent";
        if (tally.Unknown > 0)
            yield return $"{tally.Unknown} unknown";

        if (tally.Refused > 0)
            yield return $"{tally.Refused} refused";

        yield return $"{tally.SkippedInAll} left out";
    }
}
