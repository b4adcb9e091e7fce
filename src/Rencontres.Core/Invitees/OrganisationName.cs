using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rencontres.Core.Invitees;

/// <summary>
/// A name as it is compared: « Ville de Saint-Étienne » and "ST ETIENNE" have one core, 「静岡市」 and 「静岡市役所」 too; what the name says of its bearer's form is
/// kept beside it.
/// </summary>
/// <param name="Form">Null where the name does not say it.</param>
/// <param name="Within">The Japanese prefecture that is named before a town (石川県金沢市); empty where none is.</param>
internal sealed partial record OrganisationName(string Core, OrganisationForm? Form, string Within = "")
{
    public static OrganisationName Of(string name)
    {
        var plain = Plain(name);
        return Japanese(plain) ?? European(plain);
    }

    /// <summary>Small letters without accents, words parted by one blank each. The marks of kana stay: は is not ば.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (character is >= '\u0300' and <= '\u036f')
                continue;

            plain.Append(char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark ? character : ' ');
        }

        var words = plain.Replace("œ", "oe").Replace("æ", "ae").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => word switch { "st" => "saint", "ste" => "sainte", _ => word })).Normalize(NormalizationForm.FormC);
    }

    /// <summary>「静岡市役所」 is the office of 「静岡市」, 「静岡県庁」 that of 「静岡県」.</summary>
    private static OrganisationName? Japanese(string plain)
    {
        if (JapaneseForm().Match(plain) is not { Success: true } match)
            return null;

        var suffix = match.Groups["suffix"].Value;
        var level = suffix is "県" or "府" or "都" or "道" ? OrganisationLevel.Prefecture : OrganisationLevel.Municipality;
        return new OrganisationName(match.Groups["core"].Value, new OrganisationForm(level, suffix), match.Groups["within"].Value);
    }

    /// <summary>Forms are taken off until none is left: « Mairie de Ville-d’Avray » and « Ville-d’Avray » must come to the same.</summary>
    private static OrganisationName European(string plain)
    {
        OrganisationForm? form = null;
        for (var rest = plain; ;)
        {
            var before = FormBefore().Match(rest);
            var match = before.Success ? before : FormAfter().Match(rest);
            if (!match.Success)
                return new OrganisationName(Article().Replace(rest, ""), form);

            form ??= new OrganisationForm(LevelOf(match));
            rest = match.Groups["core"].Value;
        }
    }

    private static OrganisationLevel LevelOf(Match match) =>
        match.Groups["town"].Success ? OrganisationLevel.Municipality
        : match.Groups["union"].Success ? OrganisationLevel.Intercommunality
        : match.Groups["departement"].Success ? OrganisationLevel.Departement
        : match.Groups["region"].Success ? OrganisationLevel.Region
        : OrganisationLevel.Prefecture;

    [GeneratedRegex("^(?:(?:(?<within>[^ ]{2,3}?[県府都道]) ?)?(?<core>.*?[^ ]) ?(?<suffix>[市町村区])(?: ?役所| ?役場)?|(?<core>.*?[^ ]) ?(?<suffix>[県府都道])(?: ?庁)?)$")]
    private static partial Regex JapaneseForm();

    /// <summary>A town's form is one only with "of": there are communes called Ville.</summary>
    [GeneratedRegex(
        """
        ^(?:(?:l|la|le|les|the)\ )?(?:(?<town>ville|commune|mairie|municipalite|hotel\ de\ ville|city|town|village)\ (?:d|de|du|des|of)
        |(?:(?<union>(?:euro)?metropole|communaute\ (?:de\ communes|d\ agglomeration|urbaine)|agglomeration)
        |(?<departement>departement|conseil\ (?:departemental|general))
        |(?<region>region|conseil\ regional)
        |(?<prefecture>prefecture))(?:\ (?:d|de|du|des|of))?)
        \ (?:(?:l|la|le|les|the)\ )?(?<core>.+)$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FormBefore();

    [GeneratedRegex(@"^(?<core>.+) (?:(?<town>city|town|village|shi)|(?<union>(?:euro)?metropole|agglomeration)|(?<prefecture>prefecture|ken))$")]
    private static partial Regex FormAfter();

    /// <summary>« Ville du Havre » and « Le Havre ».</summary>
    [GeneratedRegex("^(?:l|la|le|les) (?=.)")]
    private static partial Regex Article();
}
