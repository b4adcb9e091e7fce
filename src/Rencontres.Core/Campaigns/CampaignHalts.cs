using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Campaigns;

/// <summary>Stops what a campaign sends when no mail can go until a person mends something, and tells the organisers why: in its status and in the audit chain.</summary>
public sealed partial class CampaignHalts(CampaignChanges changes, IClock clock, ILogger<CampaignHalts> logger)
{
    /// <summary>Pauses the campaign. Answers are still taken, the cutoff stays. May run twice: the first reason stands.</summary>
    /// <param name="reason">In words for organisers, with the remedy. Names no person.</param>
    public Task<Campaign?> HaltAsync(CampaignId id, string reason, CancellationToken cancellationToken) => HaltAsync(id, reason, null, cancellationToken);

    /// <param name="faulty">A wave whose words are at fault: where it is not done, it begins anew with the words there are when the campaign is resumed.</param>
    /// <inheritdoc cref="HaltAsync(CampaignId, string, CancellationToken)"/>
    internal Task<Campaign?> HaltAsync(CampaignId id, string reason, Wave? faulty, CancellationToken cancellationToken)
    {
        LogHalted(id.Value, reason);
        return changes.ApplyAsync(
            id,
            campaign => campaign.State == CampaignState.Running
                ? (WaveRounds.Forget(campaign, faulty) with { State = CampaignState.Paused, PausedBecause = reason }, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Flow, "halted", reason))
                : null,
            cancellationToken);
    }

    [LoggerMessage(EventId = 10, EventName = "CampaignHalted", Level = LogLevel.Error, Message = "{Campaign} is halted: {Reason}")]
    private partial void LogHalted(string campaign, string reason);
}
