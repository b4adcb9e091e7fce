using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>A page as a browser reads it, by the rules of browsers and not by code of ours.</summary>
internal sealed class ShownPage(int status, string html)
{
    private readonly IDocument page = new HtmlParser().ParseDocument(html);

    public int Status => status;

    public string Text => page.Body!.TextContent;

    /// <summary>Every element with its attributes, in order; what has been typed and chosen stands in none of them, and links are taken to lead to the same place.</summary>
    public IReadOnlyList<string> Elements => [.. page.All.Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes
        .Where(attribute => attribute.Name != "value")
        .Select(attribute => $"{attribute.Name}={Mails.ReceivedMail.WithoutLinks(attribute.Value)}"))}")];

    /// <summary>Every kind of element with every attribute that it has somewhere.</summary>
    public IReadOnlySet<string> Kinds => page.All.SelectMany(element => element.Attributes.Select(attribute => $"{element.LocalName}[{attribute.Name}]").Append(element.LocalName)).ToHashSet();

    /// <summary>The fields that are marked as wrong; of radio buttons their group is.</summary>
    public IEnumerable<string> Faulty => page.QuerySelectorAll("[aria-invalid=true]")
        .Select(marked => marked.GetAttribute("name") ?? marked.QuerySelector("[name]")!.GetAttribute("name")!);

    /// <summary>What the browser would send if somebody pressed the button that sends, and nothing else.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sent => [.. page.QuerySelectorAll("form input, form textarea, form select").Where(IsSent).Select(control => KeyValuePair.Create(control.GetAttribute("name")!, ValueOf(control)))];

    /// <returns>Null if the page has no such field.</returns>
    public string? In(string field) => page.QuerySelectorAll("form input, form textarea, form select").Where(control => control.GetAttribute("name") == field).Select(ValueOf).FirstOrDefault();

    private static bool IsSent(IElement field) => field.HasAttribute("name") && (field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"));

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlSelectElement select => select.Options.FirstOrDefault(option => option.HasAttribute("selected"))?.GetAttribute("value") ?? "",
        IHtmlTextAreaElement area => area.TextContent,
        _ => field.GetAttribute("value") ?? "",
    };
}
