namespace Rencontres.Web.Pages.Forms;

/// <summary>What who does not come is spared. What is said there all the same, or is wrong there, must not be hidden from who said it.</summary>
internal static class SparedFields
{
    private static readonly string[] Names = ["contact.role", "contact.phone", "conference", "suggestions", "extra", "comment"];

    public static bool SayMore(TypedBulletin typed, FormErrors errors) =>
        Names.Any(errors.AnyAt)
        || IsSaid(typed.Contact.Role)
        || IsSaid(typed.Contact.Phone)
        || IsSaid(typed.Comment)
        || typed.Conference is "yes" or "no"
        || typed.Suggestions.Any(row => !row.IsEmpty)
        || typed.Extra.Values.Any(IsSaid);

    private static bool IsSaid(string? text) => !string.IsNullOrWhiteSpace(text);
}
