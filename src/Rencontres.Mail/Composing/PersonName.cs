using System.Text.RegularExpressions;

namespace Rencontres.Mail.Composing;

/// <summary>Names as unknown people type them, for a mail to somebody who has not asked for it.</summary>
internal static partial class PersonName
{
    /// <returns>The text if it can only be a name; empty for what is long, or what a mail program might make a link of.</returns>
    public static string OrNothing(string text) => Name().IsMatch(text) ? text : "";

    /// <summary>Letters of any script, and points only after initials: a point between letters makes a domain.</summary>
    [GeneratedRegex(@"^(?=.{1,60}\z)[\p{L}\p{M}]+(?:\.?[ \u00a0\u3000'’・-]+[\p{L}\p{M}]+)*\.?\z")]
    private static partial Regex Name();
}
