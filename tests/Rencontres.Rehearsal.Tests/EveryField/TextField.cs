using System.Text;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>A field that takes text, and what the bulletin promises about it.</summary>
/// <param name="Plain">A word that occurs in no page and no mail but where it was put.</param>
internal sealed record TextField(string Name, int Limit, bool ManyLines, string Plain)
{
    public const string Code = "organisation.code";

    /// <summary>A question of the organisers' own.</summary>
    public const string Partner = "extra[partner]";

    private const string Phone = "contact.phone";

    private const int FewestDigits = 5;

    public static IReadOnlyList<TextField> All { get; } =
    [
        new("organisation.name", 200, false, "Villalpha"),
        new("organisation.kind", 200, false, "Kindbeta"),
        new(Code, 40, false, "Code-gamma"),
        new("contact.name", 200, false, "Nomdelta"),
        new("contact.role", 200, false, "Roleepsilon"),
        new(Phone, 40, false, "0399001234"),
        new("delegates[0].name", 200, false, "Personneeta"),
        new("delegates[1].role", 200, false, "Fonctiontheta"),
        new("suggestions[0].text", 4000, true, "Atelieriota"),
        new("suggestions[1].text", 4000, true, "Libreckappa"),
        new(Partner, 200, false, "Partenairemu"),
        new("comment", 4000, true, "Motlambda"),
    ];

    /// <summary>As typed, but for the blanks and byte order marks around it and the kind of line ends.</summary>
    public static string Kept(string typed) => typed.ReplaceLineEndings("\n").Trim().Trim('\uFEFF').Trim();

    public bool Refuses(string typed)
    {
        var text = Kept(typed);
        return text.Length > Limit || text.EnumerateRunes().Any(IsBarred) || (Name == Phone && text.Length > 0 && !IsPhone(text));
    }

    private static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= FewestDigits and var digits && text.Count(char.IsLetter) <= digits && !text.Contains('@', StringComparison.Ordinal);

    private bool IsBarred(Rune rune) => (Rune.IsControl(rune) && !(ManyLines && rune.Value is ('\n' or '\t'))) || rune.Value is 0xFFFD or 0xFFFE or 0xFFFF;
}
