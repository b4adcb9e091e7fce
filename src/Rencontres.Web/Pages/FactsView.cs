using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages;

/// <summary>What one is invited to and until when to answer, as every page shows it.</summary>
internal sealed record FactsView(
    string Edition,
    string City,
    string Dates,
    string Meeting,
    string When,
    string Place,
    string LastMinute,
    string Organiser,
    string Partners,
    IReadOnlyList<string> Mailboxes)
{
    public static FactsView Of(Campaign campaign, Language language, string? zone, Instant? lateUntil)
    {
        var (edition, meeting, organiser) = (campaign.Definition.Edition, campaign.Definition.Meeting, campaign.Definition.Organiser);
        return new(
            edition.Title.In(language),
            edition.City.In(language),
            DateWording.Range(edition.From, edition.To, language),
            meeting.Title.In(language),
            TimeWording.Span(meeting.Start, meeting.End, meeting.Zone, language),
            meeting.Place.In(language),
            TimeWording.LastMinute(campaign, language, zone ?? Zones.OfReader(language, campaign.Cutoff.Zone), lateUntil),
            organiser.Name.In(language),
            organiser.Partners.In(language),
            organiser.Mailboxes);
    }
}
