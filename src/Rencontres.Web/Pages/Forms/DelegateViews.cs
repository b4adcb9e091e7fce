using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Makes the lines of delegates.</summary>
internal sealed class DelegateViews(FieldViews fields, ProductTexts texts)
{
    public IReadOnlyList<DelegateView> Lines(IReadOnlyList<DelegateFields> typed) =>
        [.. typed.Select((person, row) => Line(person, row, removable: typed.Count > 1))];

    private DelegateView Line(DelegateFields typed, int row, bool removable)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"delegates[{row}]");
        var number = texts.Text("delegate", "number", row + 1);
        var who = string.IsNullOrWhiteSpace(typed.Name) ? number : texts.Text("delegate_named", "name", typed.Name).Replace("{delegate}", number, StringComparison.Ordinal);
        return new(
            number,
            [
                Named(fields.Line($"{at}.name", typed.Name), "name"),
                .. fields.Switchable($"{at}.role", typed.Role, field => Named(field, "role"), "delegates.role"),
                .. fields.Switchable($"{at}.email", typed.Email, field => fields.Asking(Named(field with { Type = "email" }, "email")), "delegates.email"),
            ],
            FormEdit.RemoveOf(row),
            texts.Text("remove_delegate", "delegate", who),
            removable);
    }

    /// <summary>Beside its number, a line's fields need not repeat it.</summary>
    private FieldView Named(FieldView field, string part) => field with { Label = texts.Text($"label_delegates_{part}"), Spared = false };
}
