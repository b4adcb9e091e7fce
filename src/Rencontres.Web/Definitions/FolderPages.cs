using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Definitions;

/// <summary>The campaign's own pages: <c>pages/{name}.html</c> instead of the product's.</summary>
/// <param name="product">Where the product's content lies: its words stand in the pages that are tried, and its pages beside them.</param>
internal sealed class FolderPages(string directory, string product)
{
    private const string Folder = "pages";

    private readonly PageRules rules = new(new PageLiquid());
    private readonly FolderProduct product = new(product);

    /// <param name="definition">Null if it has a fault: the pages' source is then all that can be looked at.</param>
    public async Task<IReadOnlyList<Fault>> CheckAsync(CampaignDefinition? definition, CancellationToken cancellationToken)
    {
        var root = Path.Combine(directory, Folder);
        if (!Directory.Exists(root))
            return [];

        var texts = definition is null ? [] : await Task.WhenAll(definition.Languages.Select(language => product.TextsAsync(language, cancellationToken)));
        var faults = new List<Fault>();
        foreach (var file in Directory.EnumerateFiles(root).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal))
            faults.AddRange(await PageAsync(file, definition, texts, cancellationToken));

        return faults;
    }

    private async Task<IEnumerable<Fault>> PageAsync(string file, CampaignDefinition? definition, IReadOnlyList<ProductTexts> texts, CancellationToken cancellationToken)
    {
        var (path, name) = ($"{Folder}/{file}", Path.GetFileNameWithoutExtension(file));
        if (Path.GetExtension(file) != PageFiles.Extension || !PageFiles.Names.Contains(name))
            return [new Fault(path, 0, 0, "", $"There is no page called \"{file}\"" + Remedy(name))];

        var source = await File.ReadAllBytesAsync(Path.Combine(directory, Folder, file), cancellationToken);
        var faults = definition is null
            ? rules.Read(name, source).Faults
            : await new PageCheck(rules, product).FaultsAsync(name, source, new Campaign(definition, 1), texts, cancellationToken);
        return faults.Select(fault => new Fault(path, fault.Line, fault.Column, "", fault.Message));
    }

    private static string Remedy(string name) => NearestName.Of(name, PageFiles.Names) is { } nearest
        ? $"; did you mean \"{nearest}{PageFiles.Extension}\"?"
        : $"; the pages are {string.Join(", ", PageFiles.Names)}.";
}
