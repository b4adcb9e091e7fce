using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Lists;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Makes a share of the invitees of a list answer, at random but the same for the same seed.</summary>
internal sealed class SeededActs(int seed, double rate)
{
    private const int DeclinesInTen = 2;

    /// <summary>People answer on the hour, so that many do so at once, as they do after a mail.</summary>
    private static readonly Duration Step = Duration.FromHours(1);

    public async Task<IReadOnlyList<Act>> MakeAsync(string invitees, CampaignDefinition definition, CancellationToken cancellationToken)
    {
        var chance = new Random(seed);
        var first = definition.OpensAt + Step;
        var hours = (int)((definition.Cutoff.ToInstant() - first).TotalHours - 1);
        var acts = new List<Act>();
        await using var file = File.OpenRead(invitees);
        await foreach (var row in TableReader.ReadAsync(file, invitees, cancellationToken: cancellationToken))
        {
            if (row.Fault is null && row.Cells.GetValueOrDefault("code", "").Length > 0 && chance.NextDouble() < rate)
                acts.Add(MakeAct(row.Cells, first + (Step * chance.Next(hours)), chance));
        }

        return [.. acts.OrderBy(act => act.At)];
    }

    private static Act MakeAct(IReadOnlyDictionary<string, string> invitee, Instant at, Random chance)
    {
        var number = chance.Next(1000).ToString("000", CultureInfo.InvariantCulture);
        var cells = new Dictionary<string, string>
        {
            ["code"] = invitee["code"],
            ["contact"] = $"Contact {number}",
            ["email"] = invitee["email"],
            ["attending"] = "yes",
            ["delegates"] = $"Delegate {number}||",
            ["conference"] = "undecided",
            ["language"] = invitee.GetValueOrDefault("language", ""),
        };
        return new Act(0, at, chance.Next(10) < DeclinesInTen ? ActKinds.Decline : ActKinds.Answer, cells);
    }
}
