using System.Text;
using System.Text.Json.Nodes;
using Rencontres.Core.Campaigns;
using Rencontres.Lists;
using Rencontres.Standalone.Commands;
using Rencontres.Web.Definitions;

namespace Rencontres.Standalone.Organising;

/// <summary>What a campaign folder holds for organisers to hand in.</summary>
/// <param name="Source">The definition as it is handed in.</param>
/// <param name="Templates">Those that the campaign has instead of the product's own.</param>
/// <param name="Pages">The paths of those that it has instead of the product's own.</param>
/// <param name="Invitees">The path of the list.</param>
internal sealed record CampaignFiles(
    CampaignDefinition Definition, byte[] Source, IReadOnlyList<TemplateFile> Templates, IReadOnlyList<string> Pages, IReadOnlyList<string> Enclosures, string Invitees)
{
    /// <param name="invitees">Another list than the folder's.</param>
    /// <exception cref="CommandFailure">A file is missing or cannot be read, or the definition has faults.</exception>
    public static async Task<CampaignFiles> ReadAsync(string folder, string? invitees, CancellationToken cancellationToken)
    {
        var list = Existing(invitees ?? Path.Combine(folder, "invitees.csv"), "the list of invitees");
        var source = await File.ReadAllBytesAsync(Existing(Path.Combine(folder, "campaign.json"), "the campaign's definition"), cancellationToken);
        var definition = Parse(folder, source);
        var expected = await CountAsync(list, cancellationToken);
        if (expected > definition.ExpectedInvitees)
        {
            // The number of partitions is settled when the campaign is created; this list needs more than the definition foresaw.
            var json = JsonNode.Parse(source)!.AsObject();
            json["expectedInvitees"] = expected;
            source = Encoding.UTF8.GetBytes(json.ToJsonString());
            definition = Parse(folder, source);
        }

        return new CampaignFiles(
            definition, source, TemplatesIn(Path.Combine(folder, "templates")), FilesIn(Path.Combine(folder, "pages"), "*.html"), FilesIn(Path.Combine(folder, "enclosures"), "*.pdf"), list);
    }

    public static string Existing(string path, string what) =>
        File.Exists(path) ? path : throw new CommandFailure($"{path} does not exist; it should be {what}.");

    private static CampaignDefinition Parse(string folder, byte[] source)
    {
        var (definition, faults) = DefinitionReader.Read(source);
        return definition ?? throw new CommandFailure($"{folder}/campaign.json has {faults.Count} fault(s); \"./rencontres check {folder}\" lists them.");
    }

    private static IReadOnlyList<TemplateFile> TemplatesIn(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path =>
                new TemplateFile(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileNameWithoutExtension(path), path))]
            : [];

    private static IReadOnlyList<string> FilesIn(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];

    private static async Task<int> CountAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        try
        {
            return await TableReader.ReadAsync(file, fileName: null, cancellationToken: cancellationToken).CountAsync(cancellationToken);
        }
        catch (UnreadableTableException unreadable)
        {
            throw new CommandFailure($"{path}: {unreadable.Message}");
        }
    }
}

/// <summary>A template that the campaign folder has instead of the product's own.</summary>
internal sealed record TemplateFile(string Language, string Name, string Path);
