using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Makes the fields that stand by themselves: the organisation's, the contact's, the comment.</summary>
internal sealed class FieldViews(FormRules rules, ProductTexts texts, FormErrors errors, MailQuestions mails)
{
    private static readonly string[] Kinds = ["commune", "epci", "departement", "region", "prefecture", "municipality", "other"];

    public FieldGroup Organisation(OrganisationFields typed) => new(
        texts.Text("group_organisation"),
        [
            Line("organisation.name", typed.Name) with { Autocomplete = "organization" },
            List("organisation.kind", "kind", Kinds, typed.Kind),
            List("organisation.country", "country", WorkingCalendar.KnownCountries, typed.Country) with { Autocomplete = "country" },
            .. Switchable("organisation.code", typed.Code, field => field with { Hint = texts.Text("hint_organisation_code"), Spared = false }),
        ]);

    public FieldGroup Contact(ContactFields typed) => new(
        texts.Text("group_contact"),
        [
            Line("contact.name", typed.Name) with { Autocomplete = "name" },
            .. Switchable("contact.role", typed.Role, field => field with { Autocomplete = "organization-title" }),
            Mail("contact.email", typed.Email) with { Autocomplete = "email", Hint = texts.Text("hint_contact_email") },
            .. Switchable("contact.phone", typed.Phone, field => field with { Type = "tel", Autocomplete = "tel" }),
        ]);

    public IEnumerable<FieldView> Comment(string typed) => Switchable("comment", typed, field => field with { Kind = "lines" });

    /// <summary>A field that the campaign may have switched off.</summary>
    /// <param name="rule">Its name among the rules, where it is not the field's own.</param>
    public IEnumerable<FieldView> Switchable(string name, string? value, Func<FieldView, FieldView> finish, string? rule = null)
    {
        var use = rules.Of(rule ?? name);
        if (use != FieldUse.Off)
            yield return finish(Line(name, value) with { Optional = use == FieldUse.Optional, Spared = true });
    }

    public FieldView Line(string name, string? value) =>
        new(FormErrors.IdOf(name), name, texts.Label(name), value ?? "", "line") { Error = errors.At(name) };

    public FieldView Mail(string name, string? value) => Asking(Line(name, value) with { Type = "email" });

    public FieldView Asking(FieldView field) => field with { Likely = mails.About(field, texts) };

    /// <summary>
    /// Nothing is chosen beforehand, so that nobody sends what they never looked at. What was sent but is not among the choices stays, so that nothing is
    /// changed behind anybody's back.
    /// </summary>
    private FieldView List(string name, string words, IReadOnlyCollection<string> values, string? chosen)
    {
        List<ChoiceView> choices =
        [
            new("", texts.Text("choose"), string.IsNullOrEmpty(chosen)),
            .. values.Select(value => new ChoiceView(value, texts.Text($"{words}_{value.ToLowerInvariant()}"), value == chosen)),
        ];
        if (!string.IsNullOrEmpty(chosen) && !values.Contains(chosen))
            choices.Add(new(chosen, chosen, Chosen: true));

        return Line(name, chosen) with { Kind = "list", Choices = choices };
    }
}
