using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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
    /// <summary>They live as long as the copy of the campaign that they tell of is in memory.</summary>
    private static readonly ConditionalWeakTable<Campaign, ConcurrentDictionary<(Language, string?, Instant?), FactsView>> Worded = [];

    /// <summary>For the narrow bar on a telephone.</summary>
    public required string WhenBrief { get; init; }

    /// <summary>In the reader's zone alone.</summary>
    public required string LastMinuteBrief { get; init; }

    public static FactsView Of(Campaign campaign, Language language, string? zone, Instant? lateUntil) =>
        Worded.GetOrCreateValue(campaign).GetOrAdd((language, zone, lateUntil), _ => InWords(campaign, language, zone, lateUntil));

    private static FactsView InWords(Campaign campaign, Language language, string? zone, Instant? lateUntil)
    {
        var (edition, meeting, organiser) = (campaign.Definition.Edition, campaign.Definition.Meeting, campaign.Definition.Organiser);
        var reader = zone ?? Zones.OfReader(language, campaign.Cutoff.Zone);
        var when = TimeWording.Span(meeting.Start, meeting.End, meeting.Zone, language);
        return new(
            edition.Title.In(language),
            edition.City.In(language),
            DateWording.Range(edition.From, edition.To, language),
            meeting.Title.In(language),
            when,
            meeting.Place.In(language),
            TimeWording.LastMinute(campaign, language, reader, lateUntil),
            organiser.Name.In(language),
            organiser.Partners.In(language),
            organiser.Mailboxes)
        {
            WhenBrief = BriefWording.Of(when, language),
            LastMinuteBrief = BriefWording.Of(TimeWording.LastMinute(campaign.CutoffFor(lateUntil), reader, reader, language), language),
        };
    }
}
