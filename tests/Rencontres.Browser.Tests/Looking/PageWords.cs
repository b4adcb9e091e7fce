using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>Whether a page is written in its own language throughout, as a native writes it.</summary>
internal static partial class PageWords
{
    /// <summary>Whatever is read or read out, but for parts that say they are in another language, as the names of languages are.</summary>
    private const string Texts = """
        () => {
          const own = document.documentElement.lang;
          const texts = [document.title];
          const read = element => {
            if (element.matches('script, style, textarea') || (element.lang && element.lang !== own)) return;
            for (const name of ['aria-label', 'alt', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
            for (const node of element.childNodes) {
              if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
              if (node.nodeType === Node.ELEMENT_NODE) read(node);
            }
          };
          read(document.body);
          return texts.map(text => text.replace(/[\n\t ]+/g, ' ').trim()).filter(text => text);
        }
        """;

    public static async Task<IEnumerable<string>> FaultsAsync(IPage page, Language language)
    {
        var texts = await page.EvaluateAsync<string[]>(Texts);
        var declared = await page.Locator("html").GetAttributeAsync("lang");
        return [.. declared == language.Code() ? [] : new[] { $"the page says that it is in \"{declared}\"" }, .. texts.SelectMany(text => FaultsIn(text, language))];
    }

    public static IEnumerable<string> FaultsIn(string text, Language language)
    {
        var plain = Addresses().Replace(text, " ");
        foreach (var word in Vocabulary.Of(language).Unknown(plain))
            yield return $"\"{word}\" is no word of this language: {text}";

        if (language == Language.French && FrenchSlips().IsMatch(plain))
            yield return $"not as French is set: {text}";

        if (language == Language.Japanese && JapaneseSlips().IsMatch(plain))
            yield return $"not as Japanese is set: {text}";

        if (MachineDates().IsMatch(plain))
            yield return $"a date that nobody writes: {text}";
    }

    [GeneratedRegex(@"\S+@\S+\.example|https?://\S+|\.ics")]
    private static partial Regex Addresses();

    /// <summary>A breaking blank before or inside punctuation, none at all, a typewriter's apostrophe, an hour with a colon.</summary>
    [GeneratedRegex(@"[ \p{L}][;?!»]|[ \p{L}]:(?!//)|«[ \p{L}]|\p{L}'\p{L}|\d:\d\d")]
    private static partial Regex FrenchSlips();

    /// <summary>Western punctuation after Japanese letters.</summary>
    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}][,;:!?]")]
    private static partial Regex JapaneseSlips();

    [GeneratedRegex(@"\d{4}-\d\d|\d/\d|\d\d:\d\d:\d\d")]
    private static partial Regex MachineDates();
}
