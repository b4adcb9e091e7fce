using System.Text.Json;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Content;

namespace Rencontres.Web.Texts;

/// <summary>The words of pages and problems: one flat JSON document a language.</summary>
internal sealed class TextCatalogue(IContent content, IClock clock)
{
    private readonly ParsedContent<Dictionary<string, string>> documents = new(content, clock, (_, bytes) => JsonSerializer.Deserialize<Dictionary<string, string>>(bytes));

    public async Task<PageTexts> InAsync(Language language, CancellationToken cancellationToken) =>
        new(language, await documents.FindAsync(PathOf(language), cancellationToken) ?? []);

    public static string PathOf(Language language) => $"product/texts/{language.Code()}.json";
}
