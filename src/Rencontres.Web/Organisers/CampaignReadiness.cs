using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Web.Definitions;

namespace Rencontres.Web.Organisers;

/// <summary>Whether everything a campaign sends is there and can be sent; asked before it is started, for afterwards it would stop half-way.</summary>
internal sealed class CampaignReadiness(IContent content, MailWordings wordings)
{
    public async Task<IReadOnlyList<Fault>> FaultsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        foreach (var language in campaign.Definition.Languages)
        {
            foreach (var name in MailTemplates.Names)
                faults.AddRange(await TemplateAsync(campaign.Id, language, name, cancellationToken));

            faults.AddRange(await EnclosuresAsync(campaign, language, cancellationToken));
        }

        return faults;
    }

    private async Task<IEnumerable<Fault>> TemplateAsync(CampaignId id, Language language, string name, CancellationToken cancellationToken)
    {
        var file = MailTemplates.File(language, name);
        return await wordings.FindAsync(id, language, name, cancellationToken) is { } stored
            ? wordings.Faults(name, stored.Source).Select(fault => new Fault(file, fault.Line, fault.Column, "", fault.Message))
            : [new Fault(file, 0, 0, "", "The template is missing.")];
    }

    private async Task<IReadOnlyList<Fault>> EnclosuresAsync(Campaign campaign, Language language, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        var bytes = 0L;
        foreach (var file in campaign.Definition.Enclosures.Select(enclosure => enclosure.Files.In(language)))
        {
            var stored = await content.ReadAsync(EnclosureFiles.Path(campaign.Id, file), cancellationToken);
            bytes += stored?.Content.Length ?? 0;
            if (stored is null)
                faults.Add(new Fault($"enclosures/{file}", 0, 0, "", "The file is missing; the definition names it as an enclosure."));
            else if (!EnclosureFiles.IsPdf(stored.Content))
                faults.Add(new Fault($"enclosures/{file}", 0, 0, "", "The file is not a PDF."));
        }

        if (bytes > EnclosureFiles.MaximumBytes)
            faults.Add(new Fault("enclosures", 0, 0, "", $"The enclosures in {language.Code()} are larger than {EnclosureFiles.MaximumBytes / 1024 / 1024} MB together."));

        return faults;
    }
}
