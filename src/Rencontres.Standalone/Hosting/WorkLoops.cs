using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Mail;

namespace Rencontres.Standalone.Hosting;

/// <summary>
/// What wakes the flow up on a laptop: two loops, so that a confirmation never waits for a long wave. They remember nothing: what is due stands in the
/// tables, so the program can be killed and started again at any moment.
/// </summary>
internal sealed partial class WorkLoops(
    ICampaigns campaigns,
    CampaignReader reader,
    DueTurns turns,
    SingleMails mails,
    UnknownMails unknown,
    IWebhookWatch webhook,
    Nudges nudges,
    LoopWatch watch,
    IClock clock,
    ILogger<WorkLoops> logger) : BackgroundService
{
    private static readonly Duration AfterFailure = Duration.FromSeconds(5);

    /// <summary>How long at most until a loop looks by itself, so that a lost nudge delays and loses nothing.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        LoopAsync(RunFlowAsync, WaitForFlowAsync, stoppingToken),
        LoopAsync(SendMailsAsync, nudges.WaitForMailAsync, stoppingToken),
        NoteOutageAsync(stoppingToken));

    /// <summary>Nobody was there to take the mail service's events until now.</summary>
    private async Task NoteOutageAsync(CancellationToken stoppingToken)
    {
        try
        {
            await webhook.ChangeAsync(each => each.WasOut(clock.GetCurrentInstant()), stoppingToken);
        }
        catch (StorageUnavailableException failure)
        {
            LogFailure(failure);
        }
    }

    private async Task LoopAsync(
        Func<CampaignId, CancellationToken, Task<Instant?>> run, Func<Duration, CancellationToken, Task> wait, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await LookAsync(run, stoppingToken);
            if (pause > Duration.Zero)
                await wait(pause, stoppingToken);
        }
    }

    private Task WaitForFlowAsync(Duration longest, CancellationToken cancellationToken)
    {
        watch.Looked();
        return nudges.WaitForFlowAsync(longest, cancellationToken);
    }

    /// <returns>How long to wait before looking again.</returns>
    private async Task<Duration> LookAsync(Func<CampaignId, CancellationToken, Task<Instant?>> run, CancellationToken stoppingToken)
    {
        var next = clock.GetCurrentInstant() + Longest;
        try
        {
            await foreach (var id in campaigns.ListAsync(stoppingToken))
            {
                if (await run(id, stoppingToken) is { } due && due < next)
                    next = due;
            }

            return Duration.Max(next - clock.GetCurrentInstant(), Duration.Zero);
        }
        catch (Exception failure) when (failure is StorageUnavailableException or TimeoutException)
        {
            LogFailure(failure);
            return AfterFailure;
        }
    }

    private async Task<Instant?> RunFlowAsync(CampaignId id, CancellationToken cancellationToken) =>
        await reader.FindAsync(id, cancellationToken) is { } campaign
            ? await turns.RunAsync(id, step => Console.WriteLine(StepWording.Line(campaign.Definition, step)), cancellationToken)
            : null;

    private async Task<Instant?> SendMailsAsync(CampaignId id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken) is not { } campaign)
            return null;

        var next = await unknown.LookAsync(id, anew: false, cancellationToken);
        foreach (var bucket in Enumerable.Range(0, campaign.Buckets).Select(bucket => (int?)bucket).Append(null))
        {
            var result = await mails.RunAsync(id, bucket, cancellationToken);
            if (result.Halt is { } halt)
                LogHalt(id, halt);

            if (result.NextDue is { } due && (next is null || due < next))
                next = due;
        }

        return next;
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Error, Message = "Could not go on; will look again")]
    private partial void LogFailure(Exception exception);

    [LoggerMessage(EventId = 202, Level = LogLevel.Error, Message = "{Campaign}: no mail can be sent: {Reason}")]
    private partial void LogHalt(CampaignId campaign, string reason);
}
