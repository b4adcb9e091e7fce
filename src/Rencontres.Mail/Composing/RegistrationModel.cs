using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;

namespace Rencontres.Mail.Composing;

/// <summary>What mails say of a bulletin, in words.</summary>
internal static class RegistrationModel
{
    /// <param name="zone">The reader's.</param>
    public static Dictionary<string, object?> Of(
        Answer answer, Receipt receipt, int revision, Instant receivedAt, CampaignDefinition definition, ProductTexts texts, string zone) => new()
        {
            ["organisation"] = answer.Organisation.Name,
            ["contact"] = new Dictionary<string, object?>
            {
                ["name"] = answer.Contact.Name,
                ["role"] = answer.Contact.Role,
                ["email"] = answer.Contact.Email,
                ["phone"] = answer.Contact.Phone,
            },
            ["author"] = answer.Contact.Name,
            ["added_to"] = "",
            ["attending"] = answer.Attending,
            ["conference"] = definition.Of(answer.Conference, texts),
            ["delegates"] = (List<object?>)[.. answer.Delegates.Select(Delegate)],
            ["suggestions"] = (List<object?>)[.. answer.Suggestions.Select(suggestion => Suggestion(suggestion, definition, texts))],
            ["extra"] = (List<object?>)[.. answer.Extra.Select(value => Extra(value, definition, texts.Language))],
            ["comment"] = answer.Comment,
            ["receipt"] = receipt.Number,
            ["revision"] = revision,
            ["received"] = TimeWording.Moment(receivedAt, zone, texts.Language),
        };

    private static Dictionary<string, object?> Delegate(Core.Registrations.Delegate person) =>
        new() { ["name"] = person.Name, ["role"] = person.Role, ["email"] = person.Email };

    private static Dictionary<string, object?> Suggestion(Suggestion suggestion, CampaignDefinition definition, ProductTexts texts) => new()
    {
        ["about"] = texts.Of(suggestion.About),
        ["topic"] = definition.TopicOf(suggestion, texts.Language),
        ["stance"] = string.Join(texts.Language == Language.Japanese ? "、" : ", ", texts.Stances(suggestion)),
        ["text"] = suggestion.Text,
    };

    private static Dictionary<string, object?> Extra(ExtraValue value, CampaignDefinition definition, Language language) =>
        new() { ["label"] = definition.LabelOfExtra(value.Id, language), ["text"] = definition.TextOf(value, language) };
}
