using System.Globalization;
using Fluid.Values;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Mail;
using Rencontres.Web.Definitions;
using Rencontres.Web.Pages.Rendering;

namespace Rencontres.Web.Pages.Own;

/// <summary>Writes an own page with made-up values, and the product's beside it, and notes what the own one lacks.</summary>
internal sealed class PageTrial(string name, PageReading reading, IProductPages product)
{
    private const string Root = "/";
    private const int LongestList = 20;

    private static readonly string TooDeep = string.Create(CultureInfo.InvariantCulture, $"or lie more than {PageLiquid.MaximumRecursion} deep in each other");

    private static readonly PageLiquid Liquid = new();

    private readonly HashSet<TemplateFault> faults = [];

    /// <summary>By what is missing: it is told once, with the first case.</summary>
    private readonly Dictionary<string, TemplateFault> gaps = [];

    public IEnumerable<TemplateFault> Faults => faults.Concat(gaps.Values);

    public async Task RunAsync(PageSample sample, ProductTexts texts, CancellationToken cancellationToken)
    {
        LanguageLink[] languages = [.. Languages.All.Select(language => LanguageLink.Of(language, texts.Language))];
        var model = PageModel.Whole(PageModel.Around(texts, sample.Page, Root, Root, languages, sample.IsOther), sample.Page);
        var within = name == PageFiles.Layout ? await ProductAsync(sample.Page.Template, model, "", cancellationToken) : "";
        var expected = PostForm.In(await ProductAsync(name, model, within, cancellationToken));
        if (await OwnAsync(model, texts, within) is not { } own)
            return;

        // That there is no form at all is known already.
        if (reading is { Forms.Count: 0, Faults.Count: > 0 })
            return;

        foreach (var gap in FormGaps.Between(name, expected, PostForm.In(own)))
            gaps.TryAdd(gap.Lack, reading.FaultAt(gap.Form, $"{gap.Lack} {sample.Where}. {gap.Remedy}"));
    }

    private async Task<string> ProductAsync(string page, Dictionary<string, object?> model, string html, CancellationToken cancellationToken)
    {
        using var text = await Liquid.RenderAsync(await product.FindProductAsync(page, cancellationToken), Liquid.Values(model), html);
        return text.ToString();
    }

    /// <returns>Null if it cannot be written.</returns>
    private async Task<string?> OwnAsync(Dictionary<string, object?> model, ProductTexts texts, string html)
    {
        var telling = new PageLiquid(Note);
        var values = new Dictionary<string, object?>(model) { ["t"] = new DictionaryValue(new TellingTexts(texts.All, Note)) };
        try
        {
            using var text = await telling.RenderOwnAsync(reading.Template!, telling.Values(values), html);
            return text.ToString();
        }
        catch (PageTooLongException failure)
        {
            faults.Add(reading.Source.Fault(0, failure.Message));
        }
        catch (Exception failure)
        {
            // What is known of the source already may be what failed.
            if (reading.Faults.Count == 0)
                faults.Add(reading.Source.Fault(0, Wording(failure)));
        }

        return null;
    }

    /// <summary>Of steps and depth the renderer says the same, which is true of neither.</summary>
    private static string Wording(Exception failure) => failure.Message.StartsWith("The maximum", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"The page does too much: its loops take more than {PageLiquid.MaximumSteps:N0} steps, {TooDeep}.")
        : $"The page cannot be written: {failure.Message}";

    private void Note(MissingVariable variable) =>
        faults.Add(reading.Source.FaultAt(variable.Name, $"This page has no \"{variable.Name}\"{Remedy(variable)}"));

    private static string Remedy(MissingVariable variable) =>
        NearestName.Of(variable.Name, variable.Known) is { } nearest ? $"; did you mean \"{nearest}\"?"
        : variable.Known.Count <= LongestList ? $"; it has {string.Join(", ", variable.Known.Order(StringComparer.Ordinal))}."
        : ".";
}
