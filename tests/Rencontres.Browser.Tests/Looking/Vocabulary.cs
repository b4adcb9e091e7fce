using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>
/// The words that a page in one language may have: those of the product's and the campaign's texts in that language, of its dates and hours, and what the people
/// of these stories type. A word of another language, and the name of a text that is missing, is none of them.
/// </summary>
internal sealed partial class Vocabulary
{
    private static readonly ConcurrentDictionary<Language, Vocabulary> Made = new();

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex word;

    private Vocabulary(Language language)
    {
        // Japanese has no blanks between words; what is foreign in it is written in Latin letters.
        word = language == Language.Japanese ? LatinWord() : Word();
        foreach (var text in ProductTexts(language).Concat(CampaignTexts(language)).Concat(Dates(language)).Concat(People(language)).Concat(Known(language)))
            words.UnionWith(word.Matches(text).Select(match => match.Value));
    }

    public static Vocabulary Of(Language language) => Made.GetOrAdd(language, each => new Vocabulary(each));

    public IEnumerable<string> Unknown(string text) => word.Matches(text).Select(match => match.Value).Where(found => found.Length > 1 && !words.Contains(found));

    private static IEnumerable<string> ProductTexts(Language language) =>
        Strings(Read(Path.Combine("texts", $"{language.Code()}.json"))).Select(text => Placeholder().Replace(text, " "));

    /// <summary>Whatever the definition says in that language, and what it says in none.</summary>
    private static IEnumerable<string> CampaignTexts(Language language) =>
        new[] { SampleCampaign.Source, MoreQuestions.Json }.SelectMany(json => Strings(JsonDocument.Parse(json).RootElement, language.Code()));

    private static IEnumerable<string> Dates(Language language)
    {
        var format = CultureInfo.GetCultureInfo(language == Language.English ? "en-GB" : language.Code()).DateTimeFormat;
        return
        [
            .. format.MonthNames, .. format.MonthGenitiveNames, .. format.AbbreviatedMonthNames, .. format.DayNames, .. format.AbbreviatedDayNames,
            ZoneNames.Of(Zones.Paris, language), ZoneNames.Of(Zones.Tokyo, language),
        ];
    }

    private static IEnumerable<string> People(Language language)
    {
        var typed = Typed.In(language);
        return [typed.Name, typed.Role, typed.FirstDelegate, typed.FirstRole, typed.SecondDelegate, typed.Suggestion, typed.Proposal, typed.Comment, typed.Partner, SampleCampaign.NameIn(language)];
    }

    /// <summary>Its own name, and the little words of dates and hours.</summary>
    private static IEnumerable<string> Known(Language language) => language switch
    {
        Language.French => ["Français", "à", "1er"],
        Language.Japanese => [],
        _ => ["English"],
    };

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", file))).RootElement;

    private static IEnumerable<string> Strings(JsonElement json, string? language = null) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Strings(item, language)),
        JsonValueKind.Object => json.EnumerateObject()
            .Where(member => language is null || member.Name == language || !Languages.TryParse(member.Name, out _))
            .SelectMany(member => Strings(member.Value, language)),
        _ => [],
    };

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\p{L}\p{M}_]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[A-Za-z_\u00c0-\u024f]+")]
    private static partial Regex LatinWord();
}
