using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Lists;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Makes a share of the invitees of a list answer, at random but the same for the same seed.</summary>
internal sealed class SeededActs(int seed, double rate)
{
    private const int DeclinesInTen = 2;

    /// <summary>People answer on the hour, so that many do so at once, as they do after a mail.</summary>
    private static readonly Duration Step = Duration.FromHours(1);

    /// <summary>Read as the import reads it: whoever it would refuse gets no link to answer with.</summary>
    public async Task<IReadOnlyList<Act>> MakeAsync(string invitees, CampaignDefinition definition, CancellationToken cancellationToken)
    {
        var chance = new Random(seed);
        var acts = new List<Act>();
        var lines = new InviteeLines();
        await using var file = File.OpenRead(invitees);
        await foreach (var row in InviteeRows.ReadAsync(file, invitees, cancellationToken))
        {
            if (lines.Read(row).Invitee is { } invitee && chance.NextDouble() < rate && At(definition, invitee.Slot, chance) is { } at)
                acts.Add(MakeAct(invitee, at, chance));
        }

        return [.. acts.OrderBy(act => act.At)];
    }

    /// <returns>An hour between the invitation, which waits for office hours, and the cutoff; null if there is none.</returns>
    private static Instant? At(CampaignDefinition definition, Slot slot, Random chance)
    {
        var campaign = new Campaign(definition, 1).WithArrivals([slot], definition.OpensAt);
        var first = Schedule.Of(campaign, slot).Single(planned => planned.Wave == Wave.Invitation).Due + Step;
        var hours = (int)(definition.Cutoff.ToInstant() - first).TotalHours - 1;
        return hours > 0 ? first + (Step * chance.Next(hours)) : null;
    }

    private static Act MakeAct(ListedInvitee invitee, Instant at, Random chance)
    {
        var number = chance.Next(1000).ToString("000", CultureInfo.InvariantCulture);
        var cells = new Dictionary<string, string>
        {
            ["code"] = invitee.Code,
            ["contact"] = $"Contact {number}",
            ["email"] = invitee.Email,
            ["attending"] = "yes",
            ["delegates"] = $"Delegate {number}||",
            ["conference"] = "undecided",
            ["language"] = invitee.Language.Code(),
        };
        return new Act(0, at, chance.Next(10) < DeclinesInTen ? ActKinds.Decline : ActKinds.Answer, cells);
    }
}
