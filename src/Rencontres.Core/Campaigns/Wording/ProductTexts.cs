using System.Globalization;
namespace Rencontres.Core.Campaigns.Wording;

/// <summary>The words of pages, mails and problems in one language, by key.</summary>
public sealed class ProductTexts(Language language, IReadOnlyDictionary<string, string> entries)
{
    public Language Language => language;

    public IReadOnlyDictionary<string, string> All => entries;

    /// <summary>A key without a text prints itself: ugly, and still a page.</summary>
    public string Text(string key) => entries.GetValueOrDefault(key, key);

    /// <summary>The text with <c>{name}</c> replaced by the value.</summary>
    public string Text(string key, string name, string value) => Text(key).Replace($"{{{name}}}", value, StringComparison.Ordinal);

    public string Text(string key, string name, int value) => Text(key, name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The text for so many: keys end in <c>_one</c> and <c>_other</c>.</summary>
    public string Count(string key, int count) => Text(key + (count == 1 ? "_one" : "_other"), "count", count);
}
