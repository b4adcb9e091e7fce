using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Core.Registrations;

/// <summary>The words for what can be chosen on a bulletin, the same on pages and in mails.</summary>
public static class AnswerWording
{
    public static string Of(this ProductTexts texts, Conference conference) => conference switch
    {
        Conference.Undecided => texts.Text("conference_undecided"),
        Conference.Yes => texts.Text("conference_yes"),
        Conference.No => texts.Text("conference_no"),
        _ => throw new ArgumentOutOfRangeException(nameof(conference)),
    };

    /// <summary>Empty where the campaign does not put the question and nothing was said of it.</summary>
    public static string Of(this CampaignDefinition definition, Conference conference, ProductTexts texts) =>
        conference == Conference.Undecided && !definition.Form.Asks("conference") ? "" : texts.Of(conference);

    public static string Of(this ProductTexts texts, SuggestionSubject about) => about switch
    {
        SuggestionSubject.Workshop => texts.Text("row_workshop"),
        SuggestionSubject.Theme => texts.Text("row_theme"),
        _ => throw new ArgumentOutOfRangeException(nameof(about)),
    };

    /// <summary>What an organisation says of a topic besides its words: that it is wished for, that it can be contributed to, or both.</summary>
    public static IEnumerable<string> Stances(this ProductTexts texts, Suggestion suggestion)
    {
        if (suggestion.IsWish)
            yield return texts.Text("row_wanted");

        if (suggestion.Contributes)
            yield return texts.Text("row_contributes");
    }

    /// <summary>The title of the workshop or theme that a suggestion is about; its id if the campaign has none of that id any more; empty for a free proposal.</summary>
    public static string TopicOf(this CampaignDefinition definition, Suggestion suggestion, Language language) =>
        AskedPart.TopicsOf(suggestion.About, definition).FirstOrDefault(known => known.Id == suggestion.Topic)?.Title.In(language) ?? suggestion.Topic;
}
