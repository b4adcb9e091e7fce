using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>
/// Starts, wakes and clears away orchestrations. Each campaign has one of its own and one for its mails, under ids made of the campaign's. Whatever Durable
/// answers but success becomes a <see cref="StorageUnavailableException"/>: its failures have no types by which the lasting ones could be told, and none of
/// them is a campaign's fault.
/// </summary>
internal static class Orchestrations
{
    private static readonly Duration Kept = Duration.FromDays(7);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Whether something of a campaign may become due without anybody's doing.</summary>
    public static bool IsUnderWay(Campaign campaign, Instant now) => campaign.State != CampaignState.Draft && CampaignFlow.Next(campaign, now) is not Turn.Finished;

    public static string CampaignInstance(CampaignId id) => $"campaign-{id}";

    public static string MailInstance(CampaignId id) => $"mail-{id}";

    /// <summary>Starts the campaign's orchestration unless it runs. Of several that call at once one starts it; another may have to ask again.</summary>
    /// <returns>Whether it was started; it then looks by itself and needs no nudge.</returns>
    public static Task<bool> EnsureCampaignAsync(DurableTaskClient client, CampaignId id, CancellationToken cancellationToken) =>
        EnsureAsync(client, DurableNames.CampaignOrchestrator, CampaignInstance(id), id.Value, cancellationToken);

    /// <inheritdoc cref="EnsureCampaignAsync"/>
    public static Task<bool> EnsureMailsAsync(DurableTaskClient client, CampaignId id, CancellationToken cancellationToken) =>
        EnsureAsync(client, DurableNames.MailOrchestrator, MailInstance(id), new MailLook(id.Value), cancellationToken);

    public static Task PurgeAsync(DurableTaskClient client, Instant now, CancellationToken cancellationToken) => CallAsync(
        () => client.PurgeAllInstancesAsync(new PurgeInstancesFilter(null, (now - Kept).ToDateTimeOffset(), Ended), cancellationToken), cancellationToken);

    private static Task<bool> EnsureAsync(DurableTaskClient client, string orchestrator, string instance, object input, CancellationToken cancellationToken) => CallAsync(
        async () =>
        {
            if (await client.GetInstanceAsync(instance, cancellationToken) is { IsCompleted: false })
                return false;

            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instance), cancellationToken);
            return true;
        },
        cancellationToken);

    private static async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageUnavailableException("Durable does not do what it is asked.", failure);
        }
    }
}
