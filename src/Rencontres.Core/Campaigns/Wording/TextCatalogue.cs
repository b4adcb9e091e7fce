using System.Text.Json;
using NodaTime;

namespace Rencontres.Core.Campaigns.Wording;

/// <summary>The words of pages, mails and problems: one flat JSON document a language.</summary>
public sealed class TextCatalogue(IContent content, IClock clock)
{
    private readonly ParsedContent<Dictionary<string, string>> documents = new(content, clock, (_, bytes) => JsonSerializer.Deserialize<Dictionary<string, string>>(bytes));

    public async Task<ProductTexts> InAsync(Language language, CancellationToken cancellationToken) =>
        new(language, await documents.FindAsync(PathOf(language), cancellationToken) ?? []);

    public static string PathOf(Language language) => $"product/texts/{language.Code()}.json";
}
