using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>Tells the organisers, once, that the mail service fails again and again, and once that it works again: in the status, the audit chain and by mail.</summary>
public sealed partial class MailTroubles(CampaignChanges changes, MailPace pace, OrganiserNotices notices, IClock clock, ILogger<MailTroubles> logger)
{
    /// <summary>Brings the record in line with how mail goes. May run twice.</summary>
    /// <param name="sent">Whether a mail has just been taken on.</param>
    public async Task ShowAsync(Campaign campaign, bool sent, CancellationToken cancellationToken)
    {
        if (pace.Trouble is { } trouble && campaign.Trouble is null)
            await BeginAsync(campaign, trouble, cancellationToken);
        else if (pace.Trouble is null && campaign.Trouble is not null && sent)
            await EndAsync(campaign.Id, cancellationToken);
    }

    private async Task BeginAsync(Campaign campaign, MailTrouble trouble, CancellationToken cancellationToken)
    {
        LogHeldUp(campaign.Id.Value, trouble.Reason);
        var now = clock.GetCurrentInstant();
        var shown = await changes.ApplyAsync(
            campaign.Id,
            current => current.Trouble is null
                ? (current with { Trouble = trouble }, new AuditEvent(now, AuditEvent.Flow, "mail-held-up", trouble.Reason))
                : null,
            cancellationToken);

        // It goes as soon as mail goes again; by then it says what was. Another process may have been first: then it is told of that one's.
        await notices.AddAsync(campaign, NoticeKind.HeldUp, shown?.Trouble?.Since ?? trouble.Since, Duration.Zero, cancellationToken);
    }

    private Task<Campaign?> EndAsync(CampaignId id, CancellationToken cancellationToken) => changes.ApplyAsync(
        id,
        current => current.Trouble is { } over
            ? (current with { Trouble = null }, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Flow, "mail-goes-on", $"held up since {over.Since}"))
            : null,
        cancellationToken);

    [LoggerMessage(EventId = 11, EventName = "MailHeldUp", Level = LogLevel.Error, Message = "{Campaign}: the mail service fails again and again; mail waits and goes on by itself: {Reason}")]
    private partial void LogHeldUp(string campaign, string reason);
}
