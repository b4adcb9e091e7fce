using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Functions.Flow;

/// <summary>Sends due mails to single persons. May run twice, also at the same time: a claim is won by one sender only.</summary>
public sealed partial class MailActivities(
    ActivityGuard guard, CampaignReader campaigns, SingleMails mails, UnknownMails unknown, DurableClients clients, IClock clock, ILogger<MailActivities> logger)
{
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
                await Orchestrations.EnsureCampaignAsync(client, id, cancellationToken);

            using var _ = clients.Use(client);
            var results = new List<SingleMailResult>();
            if (look.Bucket is null)
                results.Add(new SingleMailResult(0, await unknown.LookAsync(id, anew: false, cancellationToken), null));

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

    /// <summary>Null stands for the mails to organisers.</summary>
    private static IEnumerable<int?> Places(Campaign campaign, MailLook look) => look.Bucket switch
    {
        null => Enumerable.Range(0, campaign.Buckets).Select(bucket => (int?)bucket).Append(null),
        MailLook.Organisers => [null],
        var bucket => [bucket],
    };

    [LoggerMessage(EventId = 303, EventName = "MailsHalted", Level = LogLevel.Error, Message = "{Campaign}: no mail can be sent: {Reason}")]
    private partial void LogHalt(string campaign, string reason);
}
