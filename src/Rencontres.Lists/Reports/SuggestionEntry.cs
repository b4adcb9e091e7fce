using System.Text.Json.Serialization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>A suggestion with who made it.</summary>
/// <param name="Organisation">The invitee's id.</param>
/// <param name="About">workshop or theme.</param>
/// <param name="Topic">The id of the campaign's workshop or theme; null for a free proposal.</param>
/// <param name="Title">The topic's title in the campaign's first language; null for a free proposal.</param>
/// <param name="Wanted">Whether they wish for it.</param>
/// <param name="Contributes">Whether they could contribute to it.</param>
public sealed record SuggestionEntry(
    string Organisation, string Name, string Country, string About, string? Topic, string? Title, string Text, bool Wanted, bool Contributes)
{
    /// <summary>The columns in a spreadsheet; data.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["organisation", "organisationName", "country", "about", "topic", "title", "text", "wanted", "contributes"];

    /// <summary>For spreadsheets; in JSON the members stand by name.</summary>
    [JsonIgnore]
    public IReadOnlyList<object?> Row => [Organisation, Name, Country, About, Topic, Title, Text, Wanted, Contributes];

    /// <summary>Those of one organisation. Who declined may have made some; who withdrew has taken them back.</summary>
    public static IEnumerable<SuggestionEntry> Of(ReportLine line, CampaignDefinition definition) =>
        line.Current is { } current && line.Invitee.Answer is AnswerStatus.Attending or AnswerStatus.Declined
            ? current.Answer.Suggestions.Select(suggestion => Of(line.Invitee, suggestion, definition))
            : [];

    private static SuggestionEntry Of(Invitee invitee, Suggestion suggestion, CampaignDefinition definition)
    {
        var topics = suggestion.About == SuggestionSubject.Theme ? definition.Themes : definition.Workshops;
        var title = topics.FirstOrDefault(topic => topic.Id == suggestion.Topic)?.Title.In(definition.Languages[0]);
        return new SuggestionEntry(
            invitee.Id.Value,
            invitee.Listed.Name,
            invitee.Slot.Country,
            ReportNames.About(suggestion.About),
            suggestion.Topic.Length == 0 ? null : suggestion.Topic,
            title,
            suggestion.Text,
            suggestion.IsWish,
            suggestion.Contributes);
    }
}
