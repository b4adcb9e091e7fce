using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>Finds what the browser would not do on our pages, since their policy forbids it (<see cref="PageHeaders"/>), and what could lead readers astray.</summary>
internal static class PageMarkup
{
    private static readonly HashSet<string> Barred = ["style", "iframe", "frame", "object", "embed", "applet", "base", "portal"];
    private static readonly HashSet<string> Loading = ["src", "srcset", "poster", "data", "background", "action", "formaction"];
    private static readonly string[] LinkSchemes = ["http:", "https:", "mailto:", "tel:"];

    public static IEnumerable<TemplateFault> Faults(IHtmlDocument document) =>
        from element in document.All
        let place = element.SourceReference?.Position
        where place is not null
        from message in Element(element).Concat(element.Attributes.SelectMany(attribute => Attribute(element, attribute)))
        select new TemplateFault(place.Value.Line, place.Value.Column, message);

    private static IEnumerable<string> Element(IElement element)
    {
        if (Barred.Contains(element.LocalName))
            yield return $"<{element.LocalName}> is not allowed on a page: the browser would not show it. Leave it out; styles are those of the product's stylesheet.";
        else if (element is IHtmlScriptElement && (!element.HasAttribute("src") || !string.IsNullOrWhiteSpace(element.TextContent)))
            yield return "A script within the page is not run: the browser runs those of our own address only. Leave it out; pages work without scripts.";
        else if (element is IHtmlMetaElement && element.HasAttribute("http-equiv"))
            yield return "<meta http-equiv> is not allowed: the server says it all in headers. Leave it out.";
    }

    private static IEnumerable<string> Attribute(IElement element, IAttr attribute)
    {
        var (name, value) = (attribute.LocalName, attribute.Value.Trim());
        if (name.StartsWith("on", StringComparison.Ordinal))
            yield return $"The attribute \"{name}\" is script, which the browser is told not to run. Leave it out.";
        else if (name == "style")
            yield return "The attribute \"style\" has no effect: the browser takes styles from the stylesheet only. Use one of its classes.";
        else if (IsLoading(element, name) && !IsOurs(value))
            yield return $"\"{value}\" lies elsewhere, and pages load nothing from elsewhere and send nothing there. Use an address that begins with {{{{ base }}}} or {{{{ here }}}}, or \"?\".";
        else if (name == "href" && element is IHtmlAnchorElement && !IsOurs(value) && !LinkSchemes.Any(scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            yield return $"A link cannot lead to \"{value}\". Use http, https, mailto or tel.";
    }

    private static bool IsLoading(IElement element, string name) => Loading.Contains(name) || (name is "href" or "xlink:href" && element is not IHtmlAnchorElement);

    private static bool IsOurs(string address) =>
        address.Length == 0 || address[0] is PageSource.Printed or '?' or '#' || (!address.Contains(':', StringComparison.Ordinal) && !address.StartsWith("//", StringComparison.Ordinal));
}
