namespace Rencontres.Mail.Templates.Markup;

/// <summary>The one way in which text becomes HTML here, in elements and in quoted attributes, for values and for their substitutions.</summary>
internal static class HtmlText
{
    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);
}
