using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Organisers;

/// <summary>A new cutoff as organisers say it, for all or for one.</summary>
internal sealed record CutoffForm
{
    public string? Before { get; init; }

    public string? At { get; init; }

    /// <summary>The campaign's own if left out.</summary>
    public string? Zone { get; init; }

    public string? Reason { get; init; }

    public bool TellSilent { get; init; }

    /// <returns>The cutoff, or what is wrong by field.</returns>
    public (CutoffRule? Cutoff, IReadOnlyDictionary<string, string[]> Errors) Read(Campaign campaign)
    {
        var errors = new Dictionary<string, string[]>();
        var zone = Zone ?? campaign.Cutoff.Zone;
        var date = Before is null ? null : Parse(LocalDatePattern.Iso, "before", Before, "a date like 2024-09-11", errors);
        var time = At is null ? null : Parse(LocalMinute(At), "at", At, "a date and time without offset, like 2024-09-10T18:00; the zone is given by \"zone\"", errors);
        if (!Zones.Exists(zone))
            errors["zone"] = [$"\"{zone}\" is no time zone; use a name like Europe/Paris."];

        if (Before is null == At is null)
            errors["before"] = ["Give one of \"before\" (a date) and \"at\" (a date and time), and only one."];

        return (errors.Count == 0 ? new CutoffRule(date, time, zone) : null, errors);
    }

    /// <summary>Why nobody can be given that cutoff, whatever the one in force; null if it makes sense.</summary>
    public static string? WhyPointless(Campaign campaign, CutoffRule cutoff)
    {
        var meeting = campaign.Definition.Meeting.StartsAt;
        return cutoff.ToInstant() <= meeting ? null : $"{cutoff.ToInstant()} is after the meeting begins, {meeting}; choose an earlier cutoff.";
    }

    private static LocalDateTimePattern LocalMinute(string text) =>
        text.Length == "2024-09-10T18:00".Length ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm") : LocalDateTimePattern.ExtendedIso;

    private static T? Parse<T>(IPattern<T> pattern, string field, string text, string expected, Dictionary<string, string[]> errors)
        where T : struct
    {
        var parsed = pattern.Parse(text);
        if (parsed.Success)
            return parsed.Value;

        errors[field] = [$"\"{text}\" is not {expected}."];
        return null;
    }
}
