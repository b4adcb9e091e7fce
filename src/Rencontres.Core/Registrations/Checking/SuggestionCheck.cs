using System.Globalization;
using Rencontres.Core.Campaigns;
using static Rencontres.Core.Registrations.BulletinCheck;

namespace Rencontres.Core.Registrations.Checking;

internal static class SuggestionCheck
{
    public static List<Suggestion> Read(IReadOnlyList<SuggestionFields?> list, CampaignDefinition definition, FieldCheck check)
    {
        if (list.Count > MaximumSuggestions)
            check.Fault("suggestions", FieldFaultKind.TooMany, MaximumSuggestions);

        var suggestions = list.Take(MaximumSuggestions).Select((fields, index) => Read(fields, index, definition, check)).OfType<Suggestion>().ToList();
        check.Rule("suggestions", "suggestions", suggestions.Count > 0);
        return suggestions;
    }

    private static Suggestion? Read(SuggestionFields? fields, int index, CampaignDefinition definition, FieldCheck check)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"suggestions[{index}]");
        var topic = check.Text($"{at}.topic", fields?.Topic, MaximumShortText);
        var text = check.Text($"{at}.text", fields?.Text, MaximumLongText, manyLines: true);
        if (topic.Length == 0 && text.Length == 0)
            return null;

        var about = fields?.About?.Trim().ToLowerInvariant() switch { "workshop" => SuggestionSubject.Workshop, "theme" => SuggestionSubject.Theme, _ => (SuggestionSubject?)null };
        if (about is null)
            check.Fault($"{at}.about", FieldFaultKind.NotAChoice);

        var suggestion = new Suggestion(about ?? SuggestionSubject.Workshop, topic, text) { Wanted = fields?.Wanted == true, Contributes = fields?.Contributes == true };
        if (topic.Length > 0 && !AskedPart.TopicsOf(suggestion.About, definition).Any(known => known.Id == topic))
            check.Fault($"{at}.topic", FieldFaultKind.NotAChoice);

        return suggestion;
    }
}
