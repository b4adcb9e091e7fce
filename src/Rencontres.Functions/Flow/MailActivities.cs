using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Functions.Flow;

/// <summary>Sends due mails to single persons. May run twice, also at the same time: a claim is won by one sender only.</summary>
public sealed partial class MailActivities(
    ActivityGuard guard, CampaignReader campaigns, SingleMails mails, IClock clock, ILogger<MailActivities> logger)
{
    /// <summary>The mail service's events settle most within minutes.</summary>
    private static readonly Duration UnknownPatience = Duration.FromHours(1);

    /// <summary>One bucket's mails may take as long again.</summary>
    private static readonly Duration LongestLook = Duration.FromMinutes(3);

    private static readonly MailLookOutcome Halted = new(0, null, Open: true);

    /// <summary>Also sees to it that the campaign itself has an orchestration; that one sees to the mails'.</summary>
    [Function(DurableNames.SendDueMails)]
    public Task<MailLookOutcome> SendAsync([ActivityTrigger] MailLook look, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        guard.RunAsync(look.Campaign, DurableNames.SendDueMails, Halted, async id =>
        {
            if (await campaigns.FindNowAsync(id, cancellationToken) is not { } campaign)
                return new MailLookOutcome(0, null, Open: false);

            var now = clock.GetCurrentInstant();
            var open = Orchestrations.IsUnderWay(campaign, now);
            if (open && look.Bucket is null)
            {
                await Orchestrations.EnsureCampaignAsync(client, id, cancellationToken);
                TellOfUnknown(campaign);
            }

            var results = new List<SingleMailResult>();
            foreach (var bucket in Places(campaign, look))
            {
                results.Add(await mails.RunAsync(id, bucket, cancellationToken));
                if (clock.GetCurrentInstant() < now + LongestLook)
                    continue;

                // Something may be due in the places that were not reached.
                results.Add(new SingleMailResult(0, now, null));
                break;
            }

            foreach (var halt in results.Select(result => result.Halt).OfType<string>().Distinct())
                LogHalt(look.Campaign, halt);

            return new MailLookOutcome(results.Sum(result => result.Sent), results.Min(result => result.NextDue)?.ToDateTimeUtc(), open);
        });

    /// <summary>Said at every look everywhere, so that an alert lasts as long as its reason.</summary>
    private void TellOfUnknown(Campaign campaign)
    {
        var since = clock.GetCurrentInstant() - UnknownPatience;
        var waves = campaign.Progress.Values.Count(progress => progress.UnknownSince < since);
        if (waves > 0)
            LogUnknown(campaign.Id.Value, waves);
    }

    /// <summary>Null stands for the mails to organisers.</summary>
    private static IEnumerable<int?> Places(Campaign campaign, MailLook look) => look.Bucket switch
    {
        null => Enumerable.Range(0, campaign.Buckets).Select(bucket => (int?)bucket).Append(null),
        MailLook.Organisers => [null],
        var bucket => [bucket],
    };

    [LoggerMessage(EventId = 305, EventName = "MailsUnknown", Level = LogLevel.Warning, Message = "{Campaign}: mails of {Waves} waves have been of unknown fate for over an hour")]
    private partial void LogUnknown(string campaign, int waves);

    [LoggerMessage(EventId = 303, EventName = "MailsHalted", Level = LogLevel.Error, Message = "{Campaign}: no mail can be sent: {Reason}")]
    private partial void LogHalt(string campaign, string reason);
}
