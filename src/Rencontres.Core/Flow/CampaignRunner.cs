using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Reports;

namespace Rencontres.Core.Flow;

/// <summary>What was done in a step of the flow.</summary>
/// <param name="Tally">For a slice of a wave.</param>
public sealed record Step(Instant At, Turn Turn, WaveTally? Tally);

/// <summary>Carries out a campaign's turns one at a time: what the laptop's loop and the rehearsal call. All it must remember is in the record.</summary>
public sealed class CampaignRunner(CampaignReader campaigns, CampaignTurns turns, CampaignChanges changes, WaveSlices slices, FinalReport report, IClock clock)
{
    /// <returns>What was done; a <see cref="Turn.Wait"/> or <see cref="Turn.Finished"/> means that nothing was. Null if there is no such campaign.</returns>
    public async Task<Step?> StepAsync(CampaignId id, CancellationToken cancellationToken)
    {
        if (await campaigns.FindNowAsync(id, cancellationToken) is not { } found)
            return null;

        var (campaign, turn, now) = await turns.NextAsync(found, cancellationToken);
        WaveTally? tally = null;
        switch (turn)
        {
            case Turn.RunSlice slice:
                tally = await slices.RunAsync(campaign, slice, cancellationToken);
                break;
            case Turn.Close close:
                await CloseAsync(id, close.Cutoff, cancellationToken);
                break;
            case Turn.Report due:
                await report.MakeAsync(campaign, due.Cutoff, cancellationToken);
                break;
            case Turn.Wait or Turn.Finished:
                break;
        }

        return new Step(now, turn, tally);
    }

    /// <summary>Writes down that the door is closed. May run twice.</summary>
    public Task<Campaign?> CloseAsync(CampaignId id, Instant cutoff, CancellationToken cancellationToken) =>
        changes.ApplyAsync(
            id,
            campaign => campaign.ClosedFor == cutoff || campaign.EffectiveCutoff != cutoff
                ? null
                : (campaign with { ClosedFor = cutoff }, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Flow, "closed", $"cutoff {cutoff}")),
            cancellationToken);
}
