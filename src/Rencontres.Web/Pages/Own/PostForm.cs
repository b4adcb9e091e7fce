using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rencontres.Web.Pages.Own;

/// <summary>A form of a written page that is sent by post.</summary>
/// <param name="Id">Empty: it has none.</param>
/// <param name="Action">Empty: it is sent to where the page came from.</param>
internal sealed record PostForm(string Id, string Action, IReadOnlyList<FormControl> Controls)
{
    /// <summary>What Enter presses.</summary>
    public FormControl? FirstButton => Controls.FirstOrDefault(control => control.Kind == ControlKind.Button);

    public static bool IsPost(IHtmlFormElement form) => form.Method == "post";

    public static IReadOnlyList<PostForm> In(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return [.. document.Forms.Where(IsPost).Select(Of)];
    }

    private static PostForm Of(IHtmlFormElement form) => new(
        form.Id ?? "",
        form.GetAttribute("action") ?? "",
        [.. form.Elements.Where(element => !element.HasAttribute("disabled")).SelectMany(FormControl.Of).Where(control => control.Name.Length > 0)]);
}
