using System.Text.Json.Nodes;
using Rencontres.Core.Campaigns;
using Rencontres.Lists;
using Rencontres.Standalone.Commands;
using Rencontres.Web.Definitions;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What was asked of a rehearsal.</summary>
/// <param name="Folder">The campaign folder.</param>
/// <param name="Invitees">Another list than the folder's.</param>
/// <param name="Answers">Other acts than the folder's; with another list and without these, some are made up.</param>
internal sealed record RehearsalOrder(string Folder, string? Invitees, string? Answers, double Rate, int Seed)
{
    public async Task<RehearsalCampaign> LoadAsync(CancellationToken cancellationToken)
    {
        var invitees = Existing(Invitees ?? Path.Combine(Folder, "invitees.csv"), "the list of invitees");
        var source = await File.ReadAllBytesAsync(Existing(Path.Combine(Folder, "campaign.json"), "the campaign's definition"), cancellationToken);
        var expected = await CountAsync(invitees, cancellationToken);
        var definition = WithExpectedInvitees(Read(source), source, expected);
        var parsed = Read(definition);
        return new RehearsalCampaign(parsed, definition, Templates(), Enclosures(), invitees, await ActsAsync(parsed, invitees, cancellationToken));
    }

    private CampaignDefinition Read(byte[] source)
    {
        var (definition, faults) = DefinitionReader.Read(source);
        return definition ?? throw new CommandFailure($"{Folder}/campaign.json has {faults.Count} fault(s); \"./rencontres check {Folder}\" lists them.");
    }

    /// <summary>A longer list than the definition expects needs more partitions; the rehearsal is of this list.</summary>
    private static byte[] WithExpectedInvitees(CampaignDefinition definition, byte[] source, int expected)
    {
        if (expected <= definition.ExpectedInvitees)
            return source;

        var json = JsonNode.Parse(source)!.AsObject();
        json["expectedInvitees"] = expected;
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private async Task<IReadOnlyList<Act>> ActsAsync(CampaignDefinition definition, string invitees, CancellationToken cancellationToken)
    {
        if (Answers is not null)
            return await ActReader.ReadAsync(Existing(Answers, "the list of answers"), cancellationToken);

        var own = Path.Combine(Folder, "answers.csv");
        return Invitees is null && File.Exists(own)
            ? await ActReader.ReadAsync(own, cancellationToken)
            : await new SeededActs(Seed, Rate).MakeAsync(invitees, definition, cancellationToken);
    }

    private IReadOnlyList<TemplateFile> Templates()
    {
        var folder = Path.Combine(Folder, "templates");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(path =>
                new TemplateFile(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileNameWithoutExtension(path), path))]
            : [];
    }

    private IReadOnlyList<string> Enclosures()
    {
        var folder = Path.Combine(Folder, "enclosures");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.pdf")] : [];
    }

    private static async Task<int> CountAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await TableReader.ReadAsync(file, path, cancellationToken).CountAsync(cancellationToken);
    }

    private static string Existing(string path, string what) =>
        File.Exists(path) ? path : throw new CommandFailure($"{path} does not exist; it should be {what}.");
}
