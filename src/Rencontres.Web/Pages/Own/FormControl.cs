using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace Rencontres.Web.Pages.Own;

internal enum ControlKind
{
    /// <summary>Takes whatever is typed.</summary>
    Typed,

    /// <summary>One of several answers: a radio button, a box to tick, a line of a list.</summary>
    Choice,

    Hidden,

    Button,
}

/// <summary>What a form can send.</summary>
/// <param name="Value">What is sent: of a field to type in, what stands there already.</param>
internal sealed partial record FormControl(string Name, string Value, ControlKind Kind)
{
    /// <summary>How it is called to organisers, whatever its line in a list: <c>delegates[…].email</c>.</summary>
    public string Called => Kind == ControlKind.Button ? $"{Name}={Row().Replace(Value, "…")}" : Row().Replace(Name, "…");

    /// <summary>The list or group that it belongs to, or its own name.</summary>
    public string Family => Name[..(Name.IndexOfAny(['[', '.']) is > 0 and var end ? end : Name.Length)];

    public static IEnumerable<FormControl> Of(IHtmlElement element) => element switch
    {
        IHtmlSelectElement list => list.Options.Select(option => new FormControl(list.Name ?? "", option.Value, ControlKind.Choice)),
        IHtmlTextAreaElement lines => [new(lines.Name ?? "", lines.Value, ControlKind.Typed)],
        IHtmlButtonElement { Type: "submit" } button => [new(button.Name ?? "", button.Value, ControlKind.Button)],
        IHtmlInputElement { Type: "radio" or "checkbox" } tick => [new(tick.Name ?? "", tick.GetAttribute("value") ?? "on", ControlKind.Choice)],
        IHtmlInputElement { Type: "hidden" } hidden => [new(hidden.Name ?? "", hidden.Value, ControlKind.Hidden)],
        IHtmlInputElement { Type: "submit" } button => [new(button.Name ?? "", button.Value, ControlKind.Button)],
        IHtmlInputElement line => [new(line.Name ?? "", line.Value, ControlKind.Typed)],
        _ => [],
    };

    [GeneratedRegex(@"(?<=\[|^remove-)\d+")]
    private static partial Regex Row();
}
