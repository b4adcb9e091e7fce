using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What was typed, unchecked, in the shape of an answer: only ever to be shown, where nothing can be stored any more.</summary>
internal static class TypedAnswer
{
    public static Answer Of(TypedBulletin typed, Language language) => new(
        new(typed.Organisation.Name ?? "", typed.Organisation.Kind ?? "", typed.Organisation.Country ?? "", typed.Organisation.Code ?? ""),
        new(typed.Contact.Name ?? "", typed.Contact.Role ?? "", typed.Contact.Email ?? "", typed.Contact.Phone ?? ""),
        typed.Attending == "yes",
        [.. typed.NamedDelegates.Select(person => new Core.Registrations.Delegate(person.Name ?? "", person.Role ?? "", person.Email ?? ""))],
        typed.Conference switch { "yes" => Conference.Yes, "no" => Conference.No, _ => Conference.Undecided },
        [.. typed.Suggestions.Where(row => !row.IsEmpty).Select(row => new Suggestion(AboutOf(row), row.Topic, row.Text) { Wanted = row.Wanted, Contributes = row.Contributes })],
        typed.Comment,
        language)
    {
        Extra = [.. typed.Extra.Where(said => said.Value.Trim().Length > 0).Select(said => new ExtraValue(said.Key, said.Value))],
    };

    private static SuggestionSubject AboutOf(TypedSuggestion row) => row.About == "theme" ? SuggestionSubject.Theme : SuggestionSubject.Workshop;
}
