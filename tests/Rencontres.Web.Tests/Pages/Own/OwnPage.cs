using System.Text;
using System.Text.Json;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Definitions;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Own;
using Rencontres.Web.Tests.Definitions;

namespace Rencontres.Web.Tests.Pages.Own;

/// <summary>A campaign's own page, checked as an upload is.</summary>
internal static class OwnPage
{
    private static readonly PageCheck Check = new(new PageRules(new PageLiquid()), new FolderProduct(ContentFolder.Path));

    public static string Product(string name) => File.ReadAllText(Path.Combine(ContentFolder.Path, "pages", $"{name}.html"));

    /// <summary>The product's page with something else in it.</summary>
    /// <param name="old">Must stand in it.</param>
    public static string With(string name, string old, string replacement)
    {
        var product = Product(name);
        Assert.Contains(old, product, StringComparison.Ordinal);
        return product.Replace(old, replacement, StringComparison.Ordinal);
    }

    public static async Task<IReadOnlyList<string>> FaultsAsync(string name, string source)
    {
        var campaign = new Campaign(DefinitionReader.Read(SampleDefinition.Utf8).Definition!, 1);
        await using var file = File.OpenRead(Path.Combine(ContentFolder.Path, "texts", "fr.json"));
        var words = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(file, cancellationToken: TestContext.Current.CancellationToken);
        var faults = await Check.FaultsAsync(
            name, Encoding.UTF8.GetBytes(source), campaign, [new ProductTexts(Language.French, words!)], TestContext.Current.CancellationToken);
        return [.. faults.Select(fault => fault.Message)];
    }
}
