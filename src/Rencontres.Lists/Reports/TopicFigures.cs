using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Lists.Reports;

/// <summary>How many organisations wish for a workshop or theme, and how many could contribute to it.</summary>
/// <param name="Title">In the campaign's first language.</param>
internal sealed record TopicFigures(string About, string Topic, string Title, int Wanted, int Contributes)
{
    /// <summary>All of the campaign, also those that nobody spoke of, in its order.</summary>
    public static IEnumerable<TopicFigures> Of(CampaignDefinition definition, IReadOnlyList<SuggestionEntry> suggestions) =>
    [
        .. definition.Workshops.Select(topic => Of(SuggestionSubject.Workshop, topic, definition, suggestions)),
        .. definition.Themes.Select(topic => Of(SuggestionSubject.Theme, topic, definition, suggestions)),
    ];

    private static TopicFigures Of(SuggestionSubject subject, Topic topic, CampaignDefinition definition, IReadOnlyList<SuggestionEntry> suggestions)
    {
        var about = ReportNames.About(subject);
        var own = suggestions.Where(each => each.About == about && each.Topic == topic.Id).ToList();
        return new(about, topic.Id, topic.Title.In(definition.Languages[0]), Organisations(own.Where(each => each.Wanted)), Organisations(own.Where(each => each.Contributes)));
    }

    private static int Organisations(IEnumerable<SuggestionEntry> suggestions) => suggestions.DistinctBy(each => each.Organisation).Count();
}
