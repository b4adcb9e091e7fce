using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Pages.Own;

/// <summary>Finds every fault of a campaign's own page: those of its source, and those that only show when it is written in every language and state.</summary>
internal sealed class PageCheck(PageRules rules, IProductPages product)
{
    /// <param name="name">One of <see cref="PageFiles.Names"/>.</param>
    /// <param name="texts">The words of each of the campaign's languages.</param>
    public async Task<IReadOnlyList<TemplateFault>> FaultsAsync(
        string name, byte[] utf8, Campaign campaign, IReadOnlyList<ProductTexts> texts, CancellationToken cancellationToken)
    {
        var reading = rules.Read(name, utf8);
        if (reading.Template is null)
            return reading.Faults;

        var trial = new PageTrial(name, reading, product);
        foreach (var words in texts)
        {
            foreach (var sample in PageSamples.Of(name, campaign, words, campaign.Definition.OpensAt))
                await trial.RunAsync(sample, words, cancellationToken);
        }

        return [.. reading.Faults.Union(trial.Faults).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }
}
