using System.Text;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Templates.Markup;

/// <summary>What may stand in a mail's plain text.</summary>
internal static class PlainText
{
    /// <summary>
    /// One kind of line break; no control characters but it and the tab; no half surrogates; none of the characters that stand for
    /// values. The rest stays as it is typed.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isFeed = rune.Value == '\n';
            if (rune.Value is '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029 || (isFeed && !afterReturn))
                clean.Append('\n');
            else if (StandIns.Is(rune))
                clean.Append('\uFFFD');
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
                clean.Append(rune);
            afterReturn = rune.Value == '\r';
        }

        return clean.ToString();
    }

    /// <summary>A template as it is read: without byte order mark, otherwise cleaned as values are.</summary>
    public static string CleanSource(string source) => Clean(source.TrimStart('\uFEFF'));

    /// <summary>Line breaks and tabs, with the blanks around them, become one space.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
