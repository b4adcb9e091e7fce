using System.Text.Encodings.Web;
using System.Text.Json;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Pages.Drafts;

/// <summary>A form as it lies in a draft. Stored data: what was written once must stay readable.</summary>
internal static class DraftJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(TypedBulletin typed) => JsonSerializer.Serialize(WithoutEmptyRows(typed), Options);

    public static TypedBulletin Read(Draft draft) =>
        JsonSerializer.Deserialize<TypedBulletin>(draft.Form, Options)! with { Revision = draft.Revision, Draft = draft.Version };

    /// <summary>Whether somebody who sees the one has typed nothing to come to the other. The organisation cannot be typed on a personal form.</summary>
    public static bool SayTheSame(TypedBulletin one, TypedBulletin other) => Write(Bare(one)) == Write(Bare(other));

    /// <summary>An empty line between two others was left on purpose.</summary>
    private static TypedBulletin WithoutEmptyRows(TypedBulletin typed) => typed with
    {
        Delegates = [.. typed.Delegates.Take(typed.Delegates.Count - typed.Delegates.Reverse().TakeWhile(IsEmpty).Count())],
        Suggestions = [.. typed.Suggestions.Where(row => !row.IsEmpty)],
    };

    /// <summary>Browsers send other line ends than we store, and a name that was never there as none.</summary>
    private static TypedBulletin Bare(TypedBulletin typed) => typed with
    {
        Organisation = new("", "", "", ""),
        Contact = new(Bare(typed.Contact.Name), Bare(typed.Contact.Role), Bare(typed.Contact.Email), Bare(typed.Contact.Phone)),
        Delegates = [.. typed.Delegates.Where(person => !IsEmpty(person)).Select(person => new DelegateFields(Bare(person.Name), Bare(person.Role), Bare(person.Email)))],
        Suggestions = [.. typed.Suggestions.Where(row => !row.IsEmpty).Select(row => row with { Text = Bare(row.Text) })],
        Conference = typed.Conference.Length > 0 ? typed.Conference : "undecided",
        Comment = Bare(typed.Comment),
        Revision = null,
        Language = "",
        Extra = new SortedDictionary<string, string>(typed.Extra.Where(each => !string.IsNullOrWhiteSpace(each.Value)).ToDictionary(each => each.Key, each => Bare(each.Value)), StringComparer.Ordinal),
    };

    private static bool IsEmpty(DelegateFields person) => string.IsNullOrWhiteSpace(person.Name + person.Role + person.Email);

    private static string Bare(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
