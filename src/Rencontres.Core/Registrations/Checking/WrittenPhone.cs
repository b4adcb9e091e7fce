namespace Rencontres.Core.Registrations.Checking;

/// <summary>Telephone numbers as people write them: with an extension, two of them, "standard" before or 内線 behind.</summary>
internal static class WrittenPhone
{
    private const int FewestDigits = 5;

    /// <summary>Words may stand beside a number, but what has more letters than digits, or an @, is something else. Digits may be wide; fractions and raised ones are none.</summary>
    public static bool IsOne(string text)
    {
        var digits = text.Count(character => char.IsAsciiDigit(character) || character is >= '０' and <= '９');
        return digits >= FewestDigits && text.Count(char.IsLetter) <= digits && !text.Contains('@', StringComparison.Ordinal);
    }
}
