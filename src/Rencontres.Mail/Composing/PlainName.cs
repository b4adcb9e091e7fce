using System.Text.RegularExpressions;

namespace Rencontres.Mail.Composing;

/// <summary>Names as unknown people type them, for a mail to somebody who has not asked for it: the text if it can only be a name, else nothing.</summary>
internal static partial class PlainName
{
    /// <returns>Empty for what is long, or what a mail program might make a link of.</returns>
    public static string OfPersonOrNothing(string text) => Person().IsMatch(text) ? text : "";

    /// <inheritdoc cref="OfPersonOrNothing"/>
    public static string OfOrganisationOrNothing(string text) => Organisation().IsMatch(text) && !Message().IsMatch(text) ? text : "";

    /// <summary>Letters of any script, and points only after initials: a point between letters makes a domain.</summary>
    [GeneratedRegex(@"^(?=.{1,60}\z)[\p{L}\p{M}]+(?:\.?[ \u00a0\u3000'’・-]+[\p{L}\p{M}]+)*\.?\z")]
    private static partial Regex Person();

    /// <summary>Letters and figures, with what stands in the names of local governments: « CA "Saintes - Grandes Rives" », « CC Castillon/Pujols », « CC du Causse (4 C) ».</summary>
    [GeneratedRegex(@"^(?=.{1,80}\z)(?=.*\p{L})[\p{L}0-9""«“][\p{L}\p{M}0-9 \u00a0\u3000'’""«»“”・/.,、()（）-]*\z")]
    private static partial Regex Organisation();

    /// <summary>
    /// What would make more of such a name: a point between letters (a domain), two strokes, a sum of money, or figures for a telephone, which a second number or one
    /// of four digits might be. "CC des 1000 étangs" is a name.
    /// </summary>
    [GeneratedRegex(@"[.,](?![ \u00a0\u3000]|\z)|//|[0-9][^0-9]+[0-9]|(?![12]000(?![0-9]))[0-9]{4}|[0-9][ \u00a0\u3000]?(eur(os?)?\b|yens?\b|dollars?\b|[円万億])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Message();
}
