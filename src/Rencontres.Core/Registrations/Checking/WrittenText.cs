using System.Globalization;
using System.Text;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>What is typed where only digits, signs and Latin letters mean anything.</summary>
internal static class WrittenText
{
    /// <summary>Wide digits and blanks as Japanese keyboards write them become plain ones, and the unseen marks that come along with copied text go.</summary>
    public static string Narrow(string? typed)
    {
        var seen = new StringBuilder(typed?.Length ?? 0);
        foreach (var rune in (typed ?? "").EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format))
        {
            seen.Append(rune);
        }

        return seen.ToString().Normalize(NormalizationForm.FormKC).Trim();
    }
}
