using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Rencontres.Functions.Flow;

/// <summary>Where to look for mails to single persons.</summary>
/// <param name="Bucket">That bucket only; <see cref="Organisers"/> for the mails to organisers; null: everywhere.</param>
/// <param name="NextDue">When the next one is due in the places that are not looked at. In UTC.</param>
/// <param name="Everywhere">When to look everywhere at the latest, however many nudges come. In UTC.</param>
public sealed record MailLook(string Campaign, int? Bucket = null, DateTime? NextDue = null, DateTime? Everywhere = null)
{
    public const int Organisers = -1;
}

/// <summary>What a look came to.</summary>
/// <param name="NextDue">When the next one is due in the places looked at. In UTC.</param>
/// <param name="Open">Whether mails may still become due without a nudge.</param>
public sealed record MailLookOutcome(int Sent, DateTime? NextDue, bool Open);

/// <summary>A nudge that a mail is due.</summary>
public sealed record MailNudge(int Bucket);

/// <summary>
/// Sends a campaign's due mails to single persons: in the bucket it is nudged about, when the next one is due, and everywhere every ten minutes, so that a
/// lost nudge delays a mail and loses none.
/// </summary>
public static partial class MailOrchestrator
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>How long it still listens when nothing more can become due: whoever nudges has asked before whether it runs.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMinutes(1);

    [Function(DurableNames.MailOrchestrator)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var look = context.GetInput<MailLook>() ?? throw new InvalidOperationException("A campaign's mails need the campaign's id.");
        try
        {
            var outcome = await context.CallActivityAsync<MailLookOutcome>(DurableNames.SendDueMails, look, Waiting.Retries);
            var next = Earlier(outcome.NextDue, look.Bucket is null ? null : look.NextDue);
            var over = next is null && !outcome.Open;
            var everywhere = (look.Bucket is null ? null : look.Everywhere) ?? context.CurrentUtcDateTime + Longest;
            var until = over ? context.CurrentUtcDateTime + Farewell : Earlier(next, everywhere)!.Value;
            var (nudged, nudge) = await context.NudgeOrTimeAsync<MailNudge>(DurableNames.MailDue, until);
            if (over && !nudged && look.Bucket is null)
                return;

            look = nudge is not null && context.CurrentUtcDateTime < until ? new MailLook(look.Campaign, nudge.Bucket, next, everywhere) : new MailLook(look.Campaign);
        }
        catch (TaskFailedException failure)
        {
            LogHeldUp(context.CreateReplaySafeLogger(DurableNames.MailOrchestrator), look.Campaign, failure.TaskName);
            await context.NudgeOrTimeAsync<MailNudge>(DurableNames.MailDue, context.CurrentUtcDateTime + Waiting.AfterFailure);
            look = new MailLook(look.Campaign);
        }

        context.ContinueAsNew(look);
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    [LoggerMessage(EventId = 301, EventName = "MailsHeldUp", Level = LogLevel.Error, Message = "{Campaign}: mails are held up: {Task} fails in spite of retries; it will be tried again")]
    private static partial void LogHeldUp(ILogger logger, string campaign, string task);
}
