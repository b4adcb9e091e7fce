using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What the form says when it is opened: what we know already, so that nobody types it again.</summary>
internal static class Prefill
{
    private const int EmptyDelegates = 5;
    private const int EmptyProposals = 2;
    private static readonly DelegateFields EmptyLine = new("", "", "");

    public static TypedBulletin Open(CampaignDefinition definition, Language language) => new(
        new("", "", language == Language.Japanese ? "JP" : "FR", ""),
        new("", "", "", ""),
        "",
        WithRoom([]),
        "undecided",
        Rows(definition, []),
        "",
        Consent: false,
        Revision: 0,
        language.Code());

    public static TypedBulletin Personal(CampaignDefinition definition, Invitee invitee, Registration? current, Language language)
    {
        var listed = invitee.Listed;
        return current is not null
            ? Of(current, definition, language)
            : Open(definition, language) with
            {
                Organisation = new(listed.Name, listed.Kind, listed.Slot.Country, listed.Code),
                Contact = new(listed.Contact, "", listed.Email, ""),
            };
    }

    /// <summary>For somebody else than the contact of the answer that stands: nothing of it, but which one it is.</summary>
    public static TypedBulletin Other(CampaignDefinition definition, Invitee invitee, Registration current, Language language) =>
        Personal(definition, invitee, current: null, language) with { Contact = new("", "", "", ""), Revision = current.Revision };

    /// <summary>The lines in use, with empty ones to go on, up to as many as are taken.</summary>
    public static IReadOnlyList<DelegateFields> WithRoom(IReadOnlyList<DelegateFields> lines)
    {
        var room = Math.Clamp(BulletinCheck.MaximumDelegates - lines.Count, 0, EmptyDelegates);
        return [.. lines, .. Enumerable.Repeat(EmptyLine, room)];
    }

    private static TypedBulletin Of(Registration current, CampaignDefinition definition, Language language)
    {
        var answer = current.Answer;
        return new(
            new(answer.Organisation.Name, answer.Organisation.Kind, answer.Organisation.Country, answer.Organisation.Code),
            new(answer.Contact.Name, answer.Contact.Role, answer.Contact.Email, answer.Contact.Phone),
            answer.Attending ? "yes" : "no",
            WithRoom([.. answer.Delegates.Select(person => new DelegateFields(person.Name, person.Role, person.Email))]),
            answer.Conference.ToString().ToLowerInvariant(),
            Rows(definition, answer.Suggestions),
            answer.Comment,
            Consent: true,
            current.Revision,
            language.Code());
    }

    /// <summary>
    /// A row for each topic of the campaign, then whatever else was suggested (a second one on a topic, free ones, a topic that is no longer
    /// offered and so becomes a free one), then empty ones.
    /// </summary>
    private static List<TypedSuggestion> Rows(CampaignDefinition definition, IReadOnlyList<Suggestion> suggestions)
    {
        var left = suggestions.ToList();
        var rows = new List<TypedSuggestion>();
        foreach (var (about, topic) in Topics(definition))
        {
            var said = left.Find(suggestion => suggestion.About == about && suggestion.Topic == topic.Id);
            rows.Add(new(NameOf(about), topic.Id, said is not null && IsWanted(said), said?.Contributes ?? false, said?.Text ?? ""));
            if (said is not null)
                left.Remove(said);
        }

        rows.AddRange(left.Select(rest => new TypedSuggestion(NameOf(rest.About), Topics(definition).Any(known => known.About == rest.About && known.Topic.Id == rest.Topic) ? rest.Topic : "", IsWanted(rest), rest.Contributes, rest.Text)));
        rows.AddRange(Enumerable.Repeat(new TypedSuggestion(NameOf(SuggestionSubject.Workshop), "", false, false, ""), EmptyProposals));
        return rows;
    }

    /// <summary>Naming a topic and nothing else means to ask for it: all that could be said of one before.</summary>
    private static bool IsWanted(Suggestion said) => said.Wanted || (said.Topic.Length > 0 && !said.Contributes && said.Text.Length == 0);

    private static IEnumerable<(SuggestionSubject About, Topic Topic)> Topics(CampaignDefinition definition) =>
    [
        .. definition.Workshops.Select(topic => (SuggestionSubject.Workshop, topic)),
        .. definition.Themes.Select(topic => (SuggestionSubject.Theme, topic)),
    ];

    private static string NameOf(SuggestionSubject about) => about.ToString().ToLowerInvariant();
}
