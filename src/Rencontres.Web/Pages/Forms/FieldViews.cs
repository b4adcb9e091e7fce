using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Makes the fields of text: the organisation's, the contact's and the delegates'.</summary>
internal sealed class FieldViews(ProductTexts texts, FormErrors errors)
{
    private static readonly string[] Kinds = ["commune", "epci", "departement", "region", "prefecture", "municipality", "other"];

    public FieldGroup Organisation(OrganisationFields typed) => new(
        texts.Text("group_organisation"),
        [
            Field("organisation.name", typed.Name, autocomplete: "organization"),
            Field("organisation.kind", typed.Kind, choices: Choices("kind", Kinds, typed.Kind)),
            Field("organisation.country", typed.Country, autocomplete: "country", choices: Choices("country", WorkingCalendar.KnownCountries, typed.Country)),
            Field("organisation.code", typed.Code, hint: texts.Text("hint_organisation_code"), optional: true),
        ]);

    public FieldGroup Contact(ContactFields typed) => new(
        texts.Text("group_contact"),
        [
            Field("contact.name", typed.Name, autocomplete: "name"),
            Field("contact.role", typed.Role, autocomplete: "organization-title", optional: true),
            Field("contact.email", typed.Email, type: "email", autocomplete: "email", hint: texts.Text("hint_contact_email")),
            Field("contact.phone", typed.Phone, type: "tel", autocomplete: "tel", optional: true),
        ]);

    public DelegateView Delegate(DelegateFields typed, int row)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"delegates[{row}]");
        return new(
            texts.Text("delegate", "number", row + 1),
            [
                Field($"{at}.name", typed.Name, label: "label_delegates_name"),
                Field($"{at}.role", typed.Role, label: "label_delegates_role"),
                Field($"{at}.email", typed.Email, label: "label_delegates_email", type: "email"),
            ]);
    }

    private FieldView Field(
        string name, string? value, string? label = null, string type = "text", string autocomplete = "off", string hint = "", bool optional = false,
        IReadOnlyList<ChoiceView>? choices = null)
    {
        var (id, error) = (FormErrors.IdOf(name), errors.At(name));
        var describedBy = string.Join(' ', new[] { hint.Length > 0 ? $"{id}-hint" : "", error.Length > 0 ? $"{id}-error" : "" }.Where(part => part.Length > 0));
        return new(id, name, label is null ? texts.Label(name) : texts.Text(label), value ?? "", error, hint, describedBy, type, autocomplete, optional, choices ?? []);
    }

    /// <summary>What was sent but is not among the choices stays, so that nothing is changed behind anybody's back.</summary>
    private List<ChoiceView> Choices(string list, IReadOnlyCollection<string> values, string? chosen)
    {
        var choices = values.Select(value => new ChoiceView(value, texts.Text($"{list}_{value.ToLowerInvariant()}"), value == chosen)).ToList();
        if (!string.IsNullOrEmpty(chosen) && !values.Contains(chosen))
            choices.Add(new(chosen, chosen, Chosen: true));

        return choices;
    }
}
