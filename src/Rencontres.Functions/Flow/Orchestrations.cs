using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>Starts, wakes and clears away orchestrations. Each campaign has one of its own and one for its mails, under ids made of the campaign's.</summary>
internal static class Orchestrations
{
    private static readonly Duration Kept = Duration.FromDays(7);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Whether something of a campaign may become due without anybody's doing.</summary>
    public static bool IsUnderWay(Campaign campaign, Instant now) => campaign.State != CampaignState.Draft && CampaignFlow.Next(campaign, now) is not Turn.Finished;

    public static string CampaignInstance(CampaignId id) => $"campaign-{id}";

    public static string MailInstance(CampaignId id) => $"mail-{id}";

    /// <summary>Starts the campaign's orchestration unless it runs. May be called by several at once: the id is the campaign's.</summary>
    /// <returns>Whether it was started; it then looks by itself and needs no nudge.</returns>
    public static Task<bool> EnsureCampaignAsync(DurableTaskClient client, CampaignId id, CancellationToken cancellationToken) =>
        EnsureAsync(client, DurableNames.CampaignOrchestrator, CampaignInstance(id), id.Value, cancellationToken);

    /// <inheritdoc cref="EnsureCampaignAsync"/>
    public static Task<bool> EnsureMailsAsync(DurableTaskClient client, CampaignId id, CancellationToken cancellationToken) =>
        EnsureAsync(client, DurableNames.MailOrchestrator, MailInstance(id), new MailLook(id.Value), cancellationToken);

    /// <summary>Whether the campaign's orchestration is there and has not ended.</summary>
    public static async Task<bool> RunsAsync(DurableTaskClient client, string instance, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(instance, cancellationToken) is { IsCompleted: false };

    public static Task PurgeAsync(DurableTaskClient client, Instant now, CancellationToken cancellationToken) =>
        client.PurgeAllInstancesAsync(new PurgeInstancesFilter(null, (now - Kept).ToDateTimeOffset(), Ended), cancellationToken);

    private static async Task<bool> EnsureAsync(DurableTaskClient client, string orchestrator, string instance, object input, CancellationToken cancellationToken)
    {
        if (await RunsAsync(client, instance, cancellationToken))
            return false;

        await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instance), cancellationToken);
        return true;
    }
}
