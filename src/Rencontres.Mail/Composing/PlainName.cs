using System.Text.RegularExpressions;

namespace Rencontres.Mail.Composing;

/// <summary>Names as unknown people type them, for a mail to somebody who has not asked for it: the text if it can only be a name, else nothing.</summary>
internal static partial class PlainName
{
    /// <returns>Empty for what is long, or what a mail program might make a link of.</returns>
    public static string OfPersonOrNothing(string text) => Person().IsMatch(text) ? text : "";

    /// <inheritdoc cref="OfPersonOrNothing"/>
    public static string OfOrganisationOrNothing(string text) => Organisation().IsMatch(text) ? text : "";

    /// <summary>Letters of any script, and points only after initials: a point between letters makes a domain.</summary>
    [GeneratedRegex(@"^(?=.{1,60}\z)[\p{L}\p{M}]+(?:\.?[ \u00a0\u3000'’・-]+[\p{L}\p{M}]+)*\.?\z")]
    private static partial Regex Person();

    /// <summary>Those, with the brackets and the comma that tell homonyms apart. No figures: they make a telephone number.</summary>
    [GeneratedRegex(@"^(?=.{1,80}\z)[\p{L}\p{M}]+(?:(?:\.?[ \u00a0\u3000'’・-]+|, | ?\(|[（、])[\p{L}\p{M}]+[)）]?)*\.?\z")]
    private static partial Regex Organisation();
}
