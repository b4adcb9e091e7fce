using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;
using Rencontres.Web.Content;

namespace Rencontres.Web.Definitions;

/// <summary>Looks through a campaign's folder and tells every fault, each with its file and place. Only reads.</summary>
/// <param name="product">Where the product's own content lies; null: beside the program.</param>
public sealed class CampaignFolder(ITemplateCheck templates, string? product = null)
{
    public async Task<FolderCheck> CheckAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
            return new FolderCheck(null, [new Fault(directory, 0, 0, "", "There is no such folder.")], [], null, []);

        var reading = await DefinitionAsync(directory, cancellationToken);
        var languages = reading.Mended is not null && reading.IsOwn("languages") ? reading.Mended.Languages : null;
        var own = await new FolderTemplates(templates, directory, languages).CheckAsync(cancellationToken);
        var enclosures = FolderEnclosures.Check(directory, reading);
        var invitees = await FolderInvitees.ReadAsync(directory, languages, cancellationToken);
        var definition = reading.Faults.Count == 0 ? reading.Mended : null;
        var pages = await new FolderPages(directory, product ?? ProductContent.Folder).CheckAsync(definition, cancellationToken);
        return new FolderCheck(
            definition,
            [.. reading.Faults, .. own.Faults, .. pages, .. enclosures.Faults, .. invitees.Faults],
            [.. own.Notes, .. enclosures.Notes, .. invitees.Notes],
            invitees.Count,
            definition is null ? [] : Calendar(definition, invitees));
    }

    private static async Task<DefinitionReading> DefinitionAsync(string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, DefinitionReader.FileName);
        return File.Exists(file)
            ? DefinitionReader.Inspect(await File.ReadAllBytesAsync(file, cancellationToken))
            : new DefinitionReading(null, [new Fault(DefinitionReader.FileName, 0, 0, "", "The file is missing; it is the definition of the campaign.")], []);
    }

    private static IReadOnlyList<FolderWave> Calendar(CampaignDefinition definition, FolderInvitees invitees)
    {
        IReadOnlyCollection<Slot> slots = invitees.BySlot.Count > 0 ? invitees.BySlot.Keys : [new Slot("FR", Zones.Paris), new Slot("JP", Zones.Tokyo)];
        var campaign = new Campaign(definition, 1).WithArrivals(slots, definition.OpensAt);
        return
        [
            .. Schedule.Of(campaign)
                .OrderBy(planned => planned.Due)
                .Select(planned => new FolderWave(planned, invitees.BySlot.GetValueOrDefault(planned.Slot) ?? [])),
        ];
    }
}
