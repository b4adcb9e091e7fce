using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>
/// Tells of mails that went twice after all, because an event came after its absence had been believed: in the audit chain, and in the log, which alerts.
/// </summary>
public sealed partial class MailDoublings(CampaignChanges campaigns, IClock clock, ILogger<MailDoublings> logger)
{
    public Task TellAsync(Wave wave, IReadOnlyList<InviteeChange> changes, CancellationToken cancellationToken)
    {
        var doubled = changes.Where(change => change.After.Mails[wave].IsDoubled && change.Before.Mails.GetValueOrDefault(wave)?.IsDoubled != true)
            .Select(change => change.After.Key).ToList();
        return doubled.Count == 0
            ? Task.CompletedTask
            : TellAsync(doubled[0].Campaign, $"{wave} to {string.Join(", ", doubled.Select(key => key.Id.Value))}", doubled.Count, cancellationToken);
    }

    public Task TellAsync(SingleMailChange change, CancellationToken cancellationToken) => change.After.IsDoubled && !change.Before.IsDoubled
        ? TellAsync(change.After.Key.Campaign, $"{change.After.Key.Occasion} about {change.After.Key.Subject}", 1, cancellationToken)
        : Task.CompletedTask;

    private Task<Campaign?> TellAsync(CampaignId id, string which, int count, CancellationToken cancellationToken)
    {
        LogDoubled(id.Value, count);
        return campaigns.ApplyAsync(id, campaign => (campaign, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Flow, "mail-doubled", which)), cancellationToken);
    }

    [LoggerMessage(EventId = 12, EventName = "MailDoubled", Level = LogLevel.Error, Message = "{Campaign}: {Count} mails went twice: an event came after its absence had been believed")]
    private partial void LogDoubled(string campaign, int count);
}
