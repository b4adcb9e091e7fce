using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>
/// Nudges orchestrations, and starts the ones that do not run. The record was written before, so whatever fails here delays and loses nothing: both
/// orchestrations look by themselves, and see to each other.
/// </summary>
internal sealed partial class DurableNudge(DurableClients clients, ILogger<DurableNudge> logger) : INudge
{
    public Task CampaignChangedAsync(CampaignId campaign) => TryAsync(campaign, async client =>
    {
        if (!await Orchestrations.EnsureCampaignAsync(client, campaign, CancellationToken.None))
            await client.RaiseEventAsync(Orchestrations.CampaignInstance(campaign), DurableNames.CampaignChanged);
    });

    public Task MailDueAsync(CampaignId campaign, int? bucket) => TryAsync(campaign, async client =>
    {
        if (!await Orchestrations.EnsureMailsAsync(client, campaign, CancellationToken.None))
            await client.RaiseEventAsync(Orchestrations.MailInstance(campaign), DurableNames.MailDue, new MailNudge(bucket ?? MailLook.Organisers));
    });

    private async Task TryAsync(CampaignId campaign, Func<DurableTaskClient, Task> nudge)
    {
        if (clients.Current is not { } client)
            throw new InvalidOperationException("A function that changes a campaign must hand on its durable client.");

        try
        {
            await nudge(client);
        }
        catch (Exception failure)
        {
            LogLost(failure, campaign.Value);
        }
    }

    [LoggerMessage(EventId = 304, EventName = "NudgeLost", Level = LogLevel.Warning, Message = "{Campaign} could not be nudged; it will look by itself")]
    private partial void LogLost(Exception exception, string campaign);
}
