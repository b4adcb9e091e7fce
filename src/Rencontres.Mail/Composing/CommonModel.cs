using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Mail.Composing;

/// <summary>What every mail may say of its campaign. The names are those of <see cref="Templates.Checking.TemplateVariables"/>: the contract with templates.</summary>
internal static class CommonModel
{
    /// <param name="zone">The reader's.</param>
    /// <param name="at">When it is written, for what it says of the time left.</param>
    /// <param name="lateUntil">A later cutoff granted to this reader.</param>
    public static Dictionary<string, object?> Of(Campaign campaign, Language language, string zone, Instant at, Instant? lateUntil = null)
    {
        var definition = campaign.Definition;
        return new()
        {
            ["campaign"] = campaign.Id.Value,
            ["edition"] = Edition(definition.Edition, language),
            ["meeting"] = Meeting(definition.Meeting, language),
            ["organiser"] = Organiser(definition.Organiser, language),
            ["cutoff"] = new Dictionary<string, object?>
            {
                ["last_minute"] = TimeWording.LastMinute(campaign, language, zone, lateUntil),
                ["days_left"] = DaysLeft(campaign.CutoffFor(lateUntil), at, zone),
            },
            ["workshops"] = Titles(definition.Workshops.Select(topic => topic.Title), language),
            ["themes"] = Titles(definition.Themes.Select(topic => topic.Title), language),
            ["enclosures"] = Titles(definition.Enclosures.Select(enclosure => enclosure.Title), language),
        };
    }

    private static Dictionary<string, object?> Edition(Edition edition, Language language) => new()
    {
        ["number"] = edition.Number,
        ["title"] = edition.Title.In(language),
        ["city"] = edition.City.In(language),
        ["dates"] = DateWording.Range(edition.From, edition.To, language),
        ["about"] = edition.About.In(language),
    };

    private static Dictionary<string, object?> Meeting(Meeting meeting, Language language) => new()
    {
        ["title"] = meeting.Title.In(language),
        ["place"] = meeting.Place.In(language),
        ["purpose"] = meeting.Purpose.In(language),
        ["when"] = TimeWording.Span(meeting.Start, meeting.End, meeting.Zone, language),
    };

    private static Dictionary<string, object?> Organiser(OrganiserDetails organiser, Language language) => new()
    {
        ["name"] = organiser.Name.In(language),
        ["partners"] = organiser.Partners.In(language),
        ["signature"] = organiser.Signature.In(language),
        ["mailboxes"] = organiser.Mailboxes,
    };

    /// <summary>In days as the reader's calendar has them; never below 0.</summary>
    private static int DaysLeft(Instant cutoff, Instant at, string zone)
    {
        var readers = Zones.Get(zone);
        return Math.Max(0, Period.DaysBetween(at.InZone(readers).Date, cutoff.InZone(readers).Date));
    }

    private static List<object?> Titles(IEnumerable<LocalizedText> titles, Language language) =>
        [.. titles.Select(title => new Dictionary<string, object?> { ["title"] = title.In(language) })];
}
