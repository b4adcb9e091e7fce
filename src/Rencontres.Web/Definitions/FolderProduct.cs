using System.Text.Json;
using Fluid;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Definitions;

/// <summary>The product's words and pages, as they lie in its content.</summary>
internal sealed class FolderProduct(string directory) : IProductPages
{
    private readonly Dictionary<string, IFluidTemplate> read = [];

    public async Task<ProductTexts> TextsAsync(Language language, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(directory, "texts", $"{language.Code()}.json"));
        return new ProductTexts(language, await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(file, cancellationToken: cancellationToken) ?? []);
    }

    public async Task<IFluidTemplate> FindProductAsync(string name, CancellationToken cancellationToken) =>
        read.TryGetValue(name, out var known)
            ? known
            : read[name] = PageLiquid.Parse(await File.ReadAllBytesAsync(Path.Combine(directory, PageFiles.File(name)), cancellationToken));
}
