using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Definitions;

/// <summary>What was found in a definition, faults or not.</summary>
/// <param name="Mended">The definition with its faulty values replaced, to look further; null if nothing could be read.</param>
/// <param name="Replaced">The paths of values that are not the organisers' own.</param>
internal sealed record DefinitionReading(CampaignDefinition? Mended, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Replaced)
{
    /// <summary>Whether the value at that path is as the organisers wrote it.</summary>
    public bool IsOwn(string path) => !Replaced.Any(replaced => DefinitionPath.AreNested(replaced, path));
}
