using System.Diagnostics.CodeAnalysis;

namespace Rencontres.Core.Campaigns;

/// <summary>A language people are written to in. French first; all three are complete.</summary>
public enum Language
{
    French,
    Japanese,
    English,
}

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [Language.French, Language.Japanese, Language.English];

    /// <summary>The two-letter code of ISO 639-1, as it stands in lists, addresses and folder names.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.French => "fr",
        Language.Japanese => "ja",
        Language.English => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    public static bool TryParse(string? code, [NotNullWhen(true)] out Language? language)
    {
        language = code?.Trim().ToLowerInvariant() switch
        {
            "fr" => Language.French,
            "ja" => Language.Japanese,
            "en" => Language.English,
            _ => null,
        };
        return language is not null;
    }
}
