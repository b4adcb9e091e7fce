using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>
/// A form without what it repeats of the stored answer and is not asked for any more: a program sends back all that it has read, and so does a page that was open
/// when the organisers switched something off. Only what says something else there is refused.
/// </summary>
internal static class SentBack
{
    public static BulletinForm Without(BulletinForm form, Answer stored, CampaignDefinition definition)
    {
        var rules = definition.Form;
        return form with
        {
            Contact = form.Contact is { } contact
                ? contact with { Role = Left("contact.role", contact.Role, stored.Contact.Role), Phone = Left("contact.phone", contact.Phone, stored.Contact.Phone) }
                : null,
            Delegates = People(form.Delegates, stored.Delegates, rules),
            Conference = Left("conference", form.Conference, stored.Conference.ToString().ToLowerInvariant()),
            Suggestions = Rows(form.Suggestions, stored.Suggestions, definition),
            Comment = Left("comment", form.Comment, stored.Comment),
            Extra = form.Extra?.Where(value => !IsRepeated(value, stored, rules)).ToDictionary(),
        };

        string? Left(string field, string? sent, string known) => rules.Asks(field) || !IsSame(sent, known) ? sent : null;
    }

    private static List<DelegateFields?>? People(IReadOnlyList<DelegateFields?>? sent, IReadOnlyList<Delegate> stored, FormRules rules) =>
        sent?.Select(person => stored.FirstOrDefault(known => IsSame(person?.Name, known.Name)) is { } known ? Person(person!, known, rules) : person).ToList();

    private static DelegateFields? Person(DelegateFields sent, Delegate known, FormRules rules)
    {
        if (!rules.Asks("delegates") && IsSame(sent.Role, known.Role) && IsSame(sent.Email, known.Email))
            return null;

        return sent with
        {
            Role = !rules.Asks("delegates.role") && IsSame(sent.Role, known.Role) ? null : sent.Role,
            Email = !rules.Asks("delegates.email") && IsSame(sent.Email, known.Email) ? null : sent.Email,
        };
    }

    /// <summary>One on a topic that was taken away may have become a free proposal on its way, or lost its ticks. The others keep their numbers, at which faults are told.</summary>
    private static List<SuggestionFields?>? Rows(IReadOnlyList<SuggestionFields?>? sent, IReadOnlyList<Suggestion> stored, CampaignDefinition definition)
    {
        var kept = stored.Where(suggestion => !AskedPart.IsAsked(suggestion, definition)).ToList();
        return sent?.Select(row => kept.Exists(known => IsRepeated(row, known)) ? null : row).ToList();
    }

    private static bool IsRepeated(SuggestionFields? sent, Suggestion known) =>
        IsSame(sent?.About, known.About.ToString().ToLowerInvariant())
        && IsSame(sent?.Text, known.Text)
        && (IsSame(sent?.Topic, known.Topic) || IsSame(sent?.Topic, ""));

    private static bool IsRepeated(KeyValuePair<string, string?> sent, Answer stored, FormRules rules) =>
        stored.Extra.Any(known => known.Id == sent.Key && !AskedPart.IsAsked(known, rules) && IsSame(sent.Value, known.Value));

    private static bool IsSame(string? sent, string known) => PrintableText.Trimmed(sent ?? "") == known;
}
