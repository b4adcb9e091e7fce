using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Web.Definitions;

/// <summary>What was found in a campaign's folder.</summary>
/// <param name="Definition">Null if it has a fault.</param>
/// <param name="Notes">What is no fault but may not be meant.</param>
/// <param name="Invitees">How many of <c>invitees.csv</c> can be invited; null if there is no such list.</param>
/// <param name="Calendar">What would be sent, in the order of time; empty while the definition has a fault.</param>
public sealed record FolderCheck(
    CampaignDefinition? Definition, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Notes, int? Invitees, IReadOnlyList<FolderWave> Calendar);

/// <param name="ByLanguage">How many invitees the wave's slot has, each in the language of their mail; of a reminder, those who have not answered get it.</param>
public sealed record FolderWave(PlannedWave Planned, IReadOnlyDictionary<Language, int> ByLanguage);
