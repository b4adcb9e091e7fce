using Fluid.Values;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Mail;
using Rencontres.Web.Definitions;

namespace Rencontres.Web.Pages.Own;

/// <summary>Finds every fault of a campaign's own page: those of its source, and those that only show when it is written in every language and state.</summary>
internal sealed class PageCheck(PageRules rules)
{
    private const string Root = "/";
    private const int LongestList = 20;

    /// <param name="name">One of <see cref="PageFiles.Names"/>.</param>
    /// <param name="texts">The words of each of the campaign's languages.</param>
    public async Task<IReadOnlyList<TemplateFault>> FaultsAsync(string name, byte[] utf8, Campaign campaign, IReadOnlyList<ProductTexts> texts)
    {
        var reading = rules.Read(name, utf8);
        if (reading.Template is null)
            return reading.Faults;

        var trial = new HashSet<TemplateFault>();
        foreach (var words in texts)
        {
            foreach (var page in PageSamples.Of(name, campaign, words, campaign.Definition.OpensAt))
                await TryAsync(reading, page, words, trial);
        }

        return [.. reading.Faults.Union(trial).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    private static async Task TryAsync(PageReading reading, Page page, ProductTexts texts, HashSet<TemplateFault> faults)
    {
        var last = "";
        LanguageLink[] languages = [.. Languages.All.Select(language => LanguageLink.Of(language, texts.Language))];
        var values = PageModel.Of(texts, page, Root, Root, languages, isOther: false);
        values["t"] = new DictionaryValue(new TellingTexts(texts.All, Note));
        try
        {
            var liquid = new PageLiquid(Note);
            using var text = await liquid.RenderAsync(reading.Template!, liquid.Values(values));
        }
        catch (Exception failure)
        {
            // What is known of the source already may be what failed.
            if (reading.Faults.Count == 0)
                faults.Add(reading.Source.Fault(0, $"The page cannot be written: {failure.Message}"));
        }

        // A member that is missing is told twice in a row, the second time as if it were a variable.
        void Note(MissingVariable variable)
        {
            if (last != $".{variable.Name}")
                faults.Add(reading.Source.FaultAt(variable.Name, $"This page has no \"{variable.Name}\"{Remedy(variable)}"));

            last = variable.Name;
        }
    }

    private static string Remedy(MissingVariable variable) =>
        NearestName.Of(variable.Name, variable.Known) is { } nearest ? $"; did you mean \"{nearest}\"?"
        : variable.Known.Count <= LongestList ? $"; it has {string.Join(", ", variable.Known.Order(StringComparer.Ordinal))}."
        : ".";
}
