using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>
/// Nudges orchestrations, and starts the ones that do not run, with a second try for what passes at once: a restarting host, two that start the same. The record
/// was written before, so what fails twice delays and loses nothing where either orchestration runs: both look by themselves, and see to each other. Where
/// neither does yet, the next nudge or question for the app's health starts them, and an alert tells of it.
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
        catch (Exception first)
        {
            LogAgain(first, campaign.Value);
            await TryOnceMoreAsync(campaign, () => nudge(client));
        }
    }

    private async Task TryOnceMoreAsync(CampaignId campaign, Func<Task> nudge)
    {
        try
        {
            await nudge();
        }
        catch (Exception second)
        {
            LogLost(second, campaign.Value);
        }
    }

    [LoggerMessage(EventId = 306, EventName = "NudgeFailed", Level = LogLevel.Information, Message = "{Campaign} could not be nudged; it is tried once more")]
    private partial void LogAgain(Exception exception, string campaign);

    [LoggerMessage(EventId = 304, EventName = "NudgeLost", Level = LogLevel.Error, Message = "{Campaign} could not be nudged; it will look by itself if it runs")]
    private partial void LogLost(Exception exception, string campaign);
}
