using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Web.Organisers;

/// <summary>A wave in a slot, as the calendar tells it.</summary>
/// <param name="State">planned, done or skipped.</param>
/// <param name="Reason">Why it is skipped.</param>
/// <param name="LeftOut">How many do not get it, by reason.</param>
internal sealed record PlannedEntry(
    string Wave,
    string Country,
    string Zone,
    string Instant,
    string State,
    string? Reason,
    IReadOnlyDictionary<string, int> ByLanguage,
    IReadOnlyDictionary<string, int> LeftOut)
{
    public static PlannedEntry Of(CalendarEntry entry) => new(
        entry.Planned.Wave.ToString(),
        entry.Planned.Slot.Country,
        entry.Planned.Slot.Zone,
        OrganiserJson.Text(entry.Planned.Due),
        StateOf(entry),
        entry.Done ? null : entry.Planned.Skipped?.ToString(),
        entry.ByLanguage.OrderBy(each => each.Key).ToDictionary(each => each.Key.Code(), each => each.Value),
        entry.LeftOut.OrderBy(each => each.Key).ToDictionary(each => each.Key.ToString(), each => each.Value));

    private static string StateOf(CalendarEntry entry) => entry.Done ? "done" : entry.Planned.Skipped is null ? "planned" : "skipped";
}
