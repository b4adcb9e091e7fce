using Microsoft.Extensions.Logging;
using Rencontres.Core;
using Rencontres.Core.Campaigns;

namespace Rencontres.Functions.Flow;

/// <summary>
/// Two kinds of failure cross the boundary of an activity. What is transient is thrown, and the orchestration tries again. What is not would fail for ever: it
/// halts the campaign, which tells the organisers, and is answered as if there had been nothing to do.
/// </summary>
public sealed partial class ActivityGuard(CampaignHalts halts, ILogger<ActivityGuard> logger)
{
    /// <param name="halted">What to answer when the campaign was halted.</param>
    internal async Task<T> RunAsync<T>(string campaign, string activity, T halted, Func<CampaignId, Task<T>> work)
    {
        var id = CampaignId.Parse(campaign);
        try
        {
            return await work(id);
        }
        catch (Exception failure) when (!IsTransient(failure))
        {
            LogPermanent(failure, campaign, activity);
            var reason = $"The application failed ({activity}: {failure.GetType().Name}). Nothing is sent until its technician has looked at the log and you resume the campaign.";
            await halts.HaltAsync(id, reason, CancellationToken.None);
            return halted;
        }
    }

    internal Task RunAsync(string campaign, string activity, Func<CampaignId, Task> work) => RunAsync(campaign, activity, false, async id =>
    {
        await work(id);
        return true;
    });

    private static bool IsTransient(Exception failure) => failure is StorageUnavailableException or TimeoutException or OperationCanceledException;

    [LoggerMessage(EventId = 302, EventName = "ActivityFailed", Level = LogLevel.Error, Message = "{Campaign}: {Activity} fails for good")]
    private partial void LogPermanent(Exception exception, string campaign, string activity);
}
