using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Pages.Own;

/// <summary>What to copy from the product's page for a field that an own page lacks.</summary>
internal static class FieldRemedy
{
    private static readonly Dictionary<string, string> OnBulletin = new()
    {
        ["language"] = "{{ language }}",
        ["revision"] = "{{ form.revision }}",
        ["draft"] = "{{ draft.version }}",
        ["opened"] = "{{ form.guard }}",
        ["website"] = "{{ form.guard }}",
        ["listed"] = "{{ form.listed_domain }}",
        ["asked"] = "{% for address in form.asked %}",
        ["attending"] = "{% assign question = form.attending %}",
        ["organisation"] = "{% for group in form.groups %}",
        ["contact"] = "{% for group in form.groups %}",
        ["likely"] = "{% for likely in field.likely %}",
        ["second"] = "{% for question in form.second %}",
        ["delegates"] = "{% for line in form.delegates %}",
        ["conference"] = "{% for question in form.questions %}",
        ["suggestions"] = "{% for group in form.suggestions %}",
        ["extra"] = "{% for group in form.extra %}",
        ["comment"] = "{% for field in form.comment %}",
    };

    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["revision"] = "{{ revision }}",
        ["second"] = "{% for choice in second.choices %}",
    };

    /// <summary>All that there are for that page, to be found in its source.</summary>
    public static IReadOnlyDictionary<string, string> On(string page) => page == "bulletin" ? OnBulletin : Elsewhere;

    public static string Of(string page, FormControl control) => control switch
    {
        { Kind: ControlKind.Button } when control.Value == FormEdit.RemoveOf(0) => Copy("{{ line.remove }}"),
        { Kind: ControlKind.Button } => Copy($"<button name=\"{control.Name}\" value=\"{control.Value}\">"),
        { Kind: ControlKind.Hidden, Name: "organisation.name" } => Copy("{{ form.organisation }}"),
        _ => Copy(On(page).GetValueOrDefault(control.Family, $"the field \"{control.Name}\"")),
    };

    public static string OfForm(PostForm form) => Copy(form.Id.Length > 0 ? $"<form id=\"{form.Id}\" method=\"post\">" : "<form method=\"post\">");

    private static string Copy(string what) => $"Copy {what}, with what belongs to it, from the product's page.";
}
