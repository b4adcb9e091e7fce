using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Pages.Own;

/// <param name="Form">The product's form that has it.</param>
/// <param name="Lack">What an own page lacks, without the case and the remedy.</param>
internal sealed record FormGap(PostForm Form, string Lack, string Remedy);

/// <summary>What the forms of an own page cannot send although the product's can, written with the same values.</summary>
internal static class FormGaps
{
    public static IEnumerable<FormGap> Between(string page, IReadOnlyList<PostForm> product, IReadOnlyList<PostForm> own) => product.SelectMany(form =>
        Counterpart(form, own) is { } counterpart
            ? Between(page, form, counterpart)
            : [new(form, "There is no form that is sent by post", FieldRemedy.OfForm(form))]);

    private static IEnumerable<FormGap> Between(string page, PostForm form, PostForm own)
    {
        if (form.Id.Length > 0 && own.Id != form.Id)
            yield return new(form, $"The form has not the id \"{form.Id}\", to which buttons of the layout belong,", FieldRemedy.OfForm(form));

        if (own.Action.Length > 0 && IsForOther(form) && !IsForOther(own))
            yield return new(form, "The address that the form is sent to lacks {{ keep }}", "Write action=\"?{{ keep }}lang={{ language }}\".");

        // Reading in another language is no answer.
        foreach (var control in form.Controls.Where(control => control is not { Kind: ControlKind.Button, Value: SentForm.Language }))
        {
            if (LackOf(control, own) is { } missing)
                yield return new(form, missing, FieldRemedy.Of(page, control));
        }

        if (page == PageFiles.Layout && own.FirstButton != form.FirstButton)
        {
            var lack = $"The first button of the form, which Enter presses, is not \"{form.FirstButton?.Called}\"";
            yield return new(form, lack, "Copy <button class=\"first\"> from the product's layout.");
        }
    }

    private static bool IsForOther(PostForm form) => form.Action.Contains(OtherPerson.Query, StringComparison.Ordinal);

    /// <summary>The one of the same id, or that comes nearest.</summary>
    private static PostForm? Counterpart(PostForm form, IReadOnlyList<PostForm> own) =>
        own.MaxBy(other => (form.Id.Length > 0 && other.Id == form.Id, form.Controls.Count(control => LackOf(control, other) is null)));

    private static string? LackOf(FormControl control, PostForm own)
    {
        var named = own.Controls.Where(each => each.Name == control.Name).ToList();
        if (named.Any(each => each.Value == control.Value))
            return null;

        if (control.Kind == ControlKind.Button)
            return $"The form has no button \"{control.Called}\"";

        if (named.Count == 0)
            return $"The form has no field \"{control.Called}\"";

        return control switch
        {
            { Value: "" } => null,
            { Kind: ControlKind.Typed } => $"The field \"{control.Called}\" does not show what stands in it",
            { Kind: ControlKind.Hidden } => $"The field \"{control.Called}\" does not send its value back",
            _ => named.Any(each => each.Kind == ControlKind.Typed) ? null : $"The field \"{control.Called}\" does not offer every choice",
        };
    }
}
