using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>An edit together with what is stored and the form does not ask any more: nobody can say it again there, so nobody who leaves it out takes it back.</summary>
internal static class KeptAnswer
{
    public static Answer Of(Answer sent, Answer stored, CampaignDefinition definition)
    {
        var rules = definition.Form;
        return sent with
        {
            Contact = sent.Contact with
            {
                Role = rules.Asks("contact.role") ? sent.Contact.Role : stored.Contact.Role,
                Phone = rules.Asks("contact.phone") ? sent.Contact.Phone : stored.Contact.Phone,
            },
            Delegates = sent.Attending ? KeptDelegates.Of(sent.Delegates, stored.Delegates, rules) : [],
            Conference = rules.Asks("conference") ? sent.Conference : stored.Conference,
            Suggestions = Merged(sent.Suggestions, stored.Suggestions, suggestion => AskedPart.IsAsked(suggestion, definition)),
            Comment = rules.Asks("comment") ? sent.Comment : stored.Comment,
            Extra = Extra(sent.Extra, stored.Extra, rules),
        };
    }

    /// <summary>A new answer to a question takes the place of a choice that is no longer there.</summary>
    private static List<ExtraValue> Extra(IReadOnlyList<ExtraValue> sent, IReadOnlyList<ExtraValue> stored, FormRules rules)
    {
        var asked = sent.Where(value => AskedPart.IsAsked(value, rules)).Select(value => value.Id).ToHashSet();
        return Merged(sent, stored, value => asked.Contains(value.Id) || AskedPart.IsAsked(value, rules));
    }

    /// <summary>Each in its old place, so that an edit that changes nothing is none.</summary>
    private static List<T> Merged<T>(IReadOnlyList<T> sent, IReadOnlyList<T> stored, Func<T, bool> isAsked)
    {
        var merged = sent.Where(isAsked).ToList();
        foreach (var (index, kept) in stored.Index().Where(each => !isAsked(each.Item)))
            merged.Insert(Math.Min(index, merged.Count), kept);

        return merged;
    }
}
