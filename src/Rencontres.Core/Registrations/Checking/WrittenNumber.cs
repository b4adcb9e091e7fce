using System.Globalization;
using System.Text.RegularExpressions;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>Numbers as people write them: « 1 200,5 », "1,200.5", 「１２」.</summary>
internal static partial class WrittenNumber
{
    /// <returns>With a decimal point and nothing between its digits, which reads the same in every language; null for what is no number.</returns>
    public static string? Read(string text, Language language)
    {
        var written = WithoutGroups(WrittenText.Narrow(text).Replace('−', '-').Replace('’', '\''), language);
        return Plain().IsMatch(written) ? decimal.Parse(written.Replace(',', '.'), CultureInfo.InvariantCulture).ToString("0.#########", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Only "1,200" means one thing in French and another in English and Japanese.</summary>
    private static string WithoutGroups(string text, Language language)
    {
        if (BlankGroups().IsMatch(text))
            return text.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);

        if (CommaGroups().IsMatch(text) && !(language == Language.French && Plain().IsMatch(text)))
            return text.Replace(",", "", StringComparison.Ordinal);

        return PointGroups().IsMatch(text) && !Plain().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"\A[+-]?[0-9]{1,15}([.,][0-9]{1,9})?\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[+-]?[0-9]{1,3}([ '][0-9]{3})+([.,][0-9]+)?\z")]
    private static partial Regex BlankGroups();

    [GeneratedRegex(@"\A[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?\z")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"\A[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?\z")]
    private static partial Regex PointGroups();
}
