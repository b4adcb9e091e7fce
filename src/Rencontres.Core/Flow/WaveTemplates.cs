using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>Which template a wave is written with: what depends on where a reminder stands is a variant, not logic in a template.</summary>
public static class WaveTemplates
{
    /// <summary>Any reminder to somebody who has begun a form and not sent it.</summary>
    public const string ReminderDraft = "reminder-draft";

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

    /// <summary>The variant for those who have begun a form and not sent it.</summary>
    /// <returns>Null if they get the same as everybody.</returns>
    public static string? ForDrafts(Wave wave) => wave.Kind == WaveKind.Reminder ? ReminderDraft : null;

    /// <summary>A wave that is written with that template, as an example of it.</summary>
    /// <returns>Null if none is: it is a mail to one person.</returns>
    public static Wave? WaveOf(Campaign campaign, string template) => template switch
    {
        "reminder-first" => Wave.Reminder(1),
        "reminder-further" => Wave.Reminder(2),
        "reminder-last" or ReminderDraft => Wave.Reminder(Math.Max(1, LastReminder(campaign))),
        "extended" => Wave.Extended(Math.Max(1, campaign.Extensions.Count)),
        _ => Wave.TryParse(template, out var wave) ? wave : null,
    };

    private static int LastReminder(Campaign campaign) => Math.Min(campaign.Definition.Reminders.Count, campaign.Definition.MaximumReminders);
}
