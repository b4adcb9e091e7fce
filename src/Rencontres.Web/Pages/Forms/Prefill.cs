using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What the form says when it is opened: what we know already, so that nobody types it again.</summary>
internal static class Prefill
{
    private const int FirstLines = 2;
    private const int EmptyProposals = 1;

    public static DelegateFields EmptyLine { get; } = new("", "", "");

    public static TypedBulletin Open(CampaignDefinition definition, Language language) => new(
        new("", "", "", ""),
        new("", "", "", ""),
        "",
        WithRoom([]),
        definition.Form.Of("conference") == FieldUse.Required ? "" : "undecided",
        Rows(definition, []),
        "",
        Consent: false,
        Revision: 0,
        language.Code());

    public static TypedBulletin Personal(CampaignDefinition definition, Invitee invitee, Registration? current, Language language)
    {
        var listed = invitee.Listed;
        var typed = current is not null
            ? Of(current, definition, language)
            : Open(definition, language) with
            {
                Organisation = new(listed.Name, listed.Kind, listed.Slot.Country, listed.Code),
                Contact = new(listed.Contact, "", listed.Email, ""),
            };
        return typed with { ListedDomain = listed.Email[(listed.Email.LastIndexOf('@') + 1)..] };
    }

    /// <summary>For somebody else than the contact of the answer that stands: nothing of it, but which one it is.</summary>
    public static TypedBulletin Other(CampaignDefinition definition, Invitee invitee, Registration current, Language language) =>
        Personal(definition, invitee, current: null, language) with { Contact = new("", "", "", ""), Revision = current.Revision };

    /// <summary>As it was typed, on the form as it is now: for this organisation, with the campaign's topics of today.</summary>
    /// <param name="stored">What the form says without the draft.</param>
    public static TypedBulletin Draft(CampaignDefinition definition, TypedBulletin typed, TypedBulletin stored, Language language) => typed with
    {
        Organisation = stored.Organisation,
        ListedDomain = stored.ListedDomain,
        Delegates = WithRoom(typed.Delegates),
        Suggestions = Rows(definition, TypedAnswer.Of(typed, language).Suggestions),
        Language = language.Code(),
    };

    /// <summary>The lines in use, and at first as many empty ones as show that there may be several.</summary>
    private static IReadOnlyList<DelegateFields> WithRoom(IReadOnlyList<DelegateFields> lines) =>
        [.. lines, .. Enumerable.Repeat(EmptyLine, Math.Max(FirstLines - lines.Count, 0))];

    /// <summary>Without what is not asked any more, which stays stored whatever this form says.</summary>
    private static TypedBulletin Of(Registration current, CampaignDefinition definition, Language language)
    {
        var answer = AskedPart.Of(current.Answer, definition);
        return new(
            new(answer.Organisation.Name, answer.Organisation.Kind, answer.Organisation.Country, answer.Organisation.Code),
            new(answer.Contact.Name, answer.Contact.Role, answer.Contact.Email, answer.Contact.Phone),
            answer.Attending ? "yes" : "no",
            WithRoom([.. answer.Delegates.Select(person => new DelegateFields(person.Name, person.Role, person.Email))]),
            answer.Conference.ToString().ToLowerInvariant(),
            Rows(definition, answer.Suggestions),
            answer.Comment,
            Consent: answer.Attending,
            current.Revision,
            language.Code())
        {
            Extra = answer.Extra.ToDictionary(said => said.Id, said => said.Value),
        };
    }

    /// <summary>
    /// A row for each topic of the campaign, then whatever else was suggested (a second one on a topic, free ones, in a draft a topic that is no
    /// longer offered and so becomes a free one), then empty ones.
    /// </summary>
    private static List<TypedSuggestion> Rows(CampaignDefinition definition, IReadOnlyList<Suggestion> suggestions)
    {
        var left = suggestions.ToList();
        var rows = new List<TypedSuggestion>();
        foreach (var (about, topic) in Topics(definition))
        {
            var said = left.Find(suggestion => suggestion.About == about && suggestion.Topic == topic.Id);
            rows.Add(new(NameOf(about), topic.Id, said?.IsWish ?? false, said?.Contributes ?? false, said?.Text ?? ""));
            if (said is not null)
                left.Remove(said);
        }

        rows.AddRange(left.Select(rest => new TypedSuggestion(NameOf(rest.About), Topics(definition).Any(known => known.About == rest.About && known.Topic.Id == rest.Topic) ? rest.Topic : "", rest.IsWish, rest.Contributes, rest.Text)));
        rows.AddRange(Enumerable.Repeat(new TypedSuggestion(NameOf(SuggestionSubject.Workshop), "", false, false, ""), EmptyProposals));
        return rows;
    }

    private static IEnumerable<(SuggestionSubject About, Topic Topic)> Topics(CampaignDefinition definition) =>
    [
        .. definition.Workshops.Select(topic => (SuggestionSubject.Workshop, topic)),
        .. definition.Themes.Select(topic => (SuggestionSubject.Theme, topic)),
    ];

    private static string NameOf(SuggestionSubject about) => about.ToString().ToLowerInvariant();
}
