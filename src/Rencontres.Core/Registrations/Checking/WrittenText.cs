using System.Globalization;
using System.Text;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>What is typed where only digits, signs and Latin letters mean anything.</summary>
internal static class WrittenText
{
    private const char NoCharacter = '\uFFFE';

    /// <summary>Wide digits and blanks as Japanese keyboards write them become plain ones, and the unseen marks that come along with copied text go.</summary>
    public static string Narrow(string? typed)
    {
        var seen = new StringBuilder(typed?.Length ?? 0);
        foreach (var rune in (typed ?? "").EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format))
        {
            seen.Append(rune);
        }

        // What is no character cannot be normalised; it stays as it is, and is refused.
        var text = seen.ToString();
        return (text.Contains(NoCharacter, StringComparison.Ordinal) ? text : text.Normalize(NormalizationForm.FormKC)).Trim();
    }
}
