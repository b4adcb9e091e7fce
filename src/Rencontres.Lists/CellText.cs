using System.Globalization;
using System.Text;

namespace Rencontres.Lists;

/// <summary>A cell as text: the same spelling of numbers and dates in every format, whatever the machine's language.</summary>
internal static class CellText
{
    /// <summary>The signs that start a formula; Japanese Excel also takes the full-width ones.</summary>
    private const string FormulaSigns = "=+-@＝＋－＠";

    public static string Of(object? value) => value switch
    {
        null => string.Empty,
        string text => Clean(text),
        bool yes => yes ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number when double.IsInteger(number) && Math.Abs(number) < 1e15 => number.ToString("0", CultureInfo.InvariantCulture),
        IFormattable other => Clean(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Clean(value.ToString() ?? string.Empty),
    };

    public static bool IsFiniteNumber(object value) => value switch
    {
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        _ => value is sbyte or byte or short or ushort or int or uint or long or ulong or decimal,
    };

    /// <summary>
    /// Excel would run a text that starts with a formula sign when it opens a CSV file, so such a cell gets an apostrophe in front: a telephone number
    /// stays readable (<c>'+33 1 …</c>) and keeps its plus. Blanks before the sign do not make it safe.
    /// </summary>
    public static string Guarded(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>Undoes <see cref="Guarded"/>, so that a list that was taken away comes back the same.</summary>
    public static string Unguarded(string text) => text.StartsWith('\'') && IsFormula(text) ? text[1..] : text;

    /// <summary>Whether decoding left marks of bytes that are no character of the file's encoding (U+FFFD, or a control character of 0x80–0x9F).</summary>
    public static bool HasLostCharacters(string text) => text.AsSpan().ContainsAnyInRange('\u0080', '\u009F') || text.Contains('\uFFFD');

    /// <summary>Drops what no spreadsheet can hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF.</summary>
    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsFormula(string text)
    {
        var start = text.AsSpan();
        while (start.Length > 0 && (start[0] == '\'' || char.IsWhiteSpace(start[0])))
            start = start[1..];
        return start.Length > 0 && FormulaSigns.Contains(start[0], StringComparison.Ordinal);
    }
}
