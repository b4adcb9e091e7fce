using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>What of an answer its campaign's form asks today. Organisers may switch fields off, and take questions and topics away, after answers have come in.</summary>
public static class AskedPart
{
    public static Answer Of(Answer answer, CampaignDefinition definition)
    {
        var rules = definition.Form;
        return answer with
        {
            Contact = answer.Contact with { Role = Asked("contact.role", answer.Contact.Role), Phone = Asked("contact.phone", answer.Contact.Phone) },
            Delegates = rules.Asks("delegates") ? [.. answer.Delegates.Select(Delegate)] : [],
            Conference = rules.Asks("conference") ? answer.Conference : Conference.Undecided,
            Suggestions = [.. answer.Suggestions.Where(suggestion => IsAsked(suggestion, definition))],
            Comment = Asked("comment", answer.Comment),
            Extra = [.. answer.Extra.Where(value => IsAsked(value, rules))],
        };

        string Asked(string field, string text) => rules.Asks(field) ? text : "";

        Delegate Delegate(Delegate person) => person with { Role = Asked("delegates.role", person.Role), Email = Asked("delegates.email", person.Email) };
    }

    internal static bool IsAsked(Suggestion suggestion, CampaignDefinition definition) =>
        definition.Form.Asks("suggestions") && (suggestion.Topic.Length == 0 || TopicsOf(suggestion.About, definition).Any(topic => topic.Id == suggestion.Topic));

    internal static IReadOnlyList<Topic> TopicsOf(SuggestionSubject about, CampaignDefinition definition) =>
        about == SuggestionSubject.Theme ? definition.Themes : definition.Workshops;

    /// <summary>A choice that can no longer be made is no answer to the question as it is put now.</summary>
    internal static bool IsAsked(ExtraValue value, FormRules rules) =>
        rules.FindExtra(value.Id) is { } question && (question.Type != ExtraFieldType.Choice || question.Choices.Any(choice => choice.Id == value.Value));
}
