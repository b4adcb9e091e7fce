using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>Which template a wave is written with: what depends on where a reminder stands is a variant, not logic in a template.</summary>
public static class WaveTemplates
{
    public static string Of(Campaign campaign, Wave wave) => wave.Kind switch
    {
        WaveKind.Reminder => wave.Number switch
        {
            var number when number >= LastReminder(campaign) => "reminder-last",
            1 => "reminder-first",
            _ => "reminder-further",
        },
        WaveKind.Extended => "extended",
        _ => wave.ToString(),
    };

    private static int LastReminder(Campaign campaign) => Math.Min(campaign.Definition.Reminders.Count, campaign.Definition.MaximumReminders);
}
