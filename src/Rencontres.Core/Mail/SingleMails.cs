using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Mail;

/// <summary>How a pass over the due single mails of one bucket ended.</summary>
/// <param name="NextDue">When the next one is due; null if none is.</param>
/// <param name="Halt">Why no mail can go at all until somebody mends it.</param>
public sealed record SingleMailResult(int Sent, Instant? NextDue, string? Halt);

/// <summary>Sends the due mails to single persons. May run twice, also at the same time: a claim is won by one sender only.</summary>
public sealed class SingleMails(
    CampaignReader campaigns,
    SingleMailContents contents,
    ISingleMails mails,
    IMailer mailer,
    MailPace pace,
    MailTroubles troubles,
    MailDoublings doublings,
    UnknownMails unknown,
    IWebhookWatch watch,
    IClock clock,
    SendingOptions options)
{
    private const int LongestPauseDoublings = 6;

    /// <summary>A pass ends after that, so that no host's limit for one piece of work is met; what it did not come to stays due.</summary>
    private static readonly Duration LongestPass = Duration.FromMinutes(3);

    /// <param name="bucket">Null: the mails to organisers.</param>
    public async Task<SingleMailResult> RunAsync(CampaignId id, int? bucket, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign)
            return new SingleMailResult(0, null, null);

        var sent = 0;
        string? halt = null;
        Instant? rest = null;
        var began = clock.GetCurrentInstant();
        await foreach (var mail in mails.DueAsync(id, bucket, began, cancellationToken))
        {
            var (outcome, pause) = await LookAtAsync(campaign, mail, cancellationToken);
            sent += outcome is SendOutcome.Accepted ? 1 : 0;
            halt = outcome switch
            {
                SendOutcome.NotAuthorised refused => refused.Reason,
                SendOutcome.Unwritable fault => fault.Reason,
                _ => null,
            };
            rest = pause;
            if (halt is not null || rest is not null || outcome is SendOutcome.TryLater || clock.GetCurrentInstant() >= began + LongestPass)
                break;
        }

        await troubles.ShowAsync(campaign, sent > 0, CancellationToken.None);
        var next = await mails.NextDueAsync(id, bucket, cancellationToken);
        return new SingleMailResult(sent, next < rest ? rest : next, halt);
    }

    /// <returns>How a request ended, null if there was none; and until when nothing at all may go, if so.</returns>
    private async Task<(SendOutcome? Outcome, Instant? NotBefore)> LookAtAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken)
    {
        switch (mail.State)
        {
            case MailState.Claimed:
                await ChangeAsync(mail, Unknown(mail, MailTrigger.LeftBehind, "its sender ended between claim and confirmation"));
                return (null, null);
            case MailState.Unknown:
                await JudgeAsync(campaign, mail, cancellationToken);
                return (null, null);
            default:
                var turn = await pace.TurnAsync(campaign, 1, isWave: false, cancellationToken);
                return turn.Count == 0 ? (null, turn.NotBefore) : (await SendAsync(campaign, mail, cancellationToken), null);
        }
    }

    /// <returns>Null if there was nothing to send: somebody else has it, or something newer made it pointless.</returns>
    private async Task<SendOutcome?> SendAsync(Campaign campaign, SingleMail due, CancellationToken cancellationToken)
    {
        var found = await contents.FindAsync(campaign, due, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var now = clock.GetCurrentInstant();

        // From here on nothing is cancelled: a claim whose answer nobody waits for would be left behind as unknown.
        if (await mails.TryClaimAsync(due, options.NewAttempt(now), now + options.Lease, CancellationToken.None) is not { } mail)
            return null;

        if (found is not var (told, content))
        {
            await ChangeAsync(mail, current => current.After(MailTrigger.Superseded, mail.Attempt, now));
            return null;
        }

        var outcome = await mailer.SendAsync(mail with { Kind = told.Kind }, content, campaign, cancellationToken);
        var rest = pace.Note(outcome);
        await ChangeAsync(mail, Settled(mail, outcome, rest));
        return outcome;
    }

    /// <summary>What became of the request is known now and must be written down even if the host is being stopped.</summary>
    private async Task ChangeAsync(SingleMail mail, Func<SingleMail, SingleMail?> change)
    {
        if (await mails.ChangeAsync(mail, change, CancellationToken.None) is { } changed)
            await doublings.TellAsync(changed, CancellationToken.None);
    }

    private Func<SingleMail, SingleMail?> Settled(SingleMail mail, SendOutcome outcome, Instant? rest)
    {
        var now = clock.GetCurrentInstant();
        return outcome switch
        {
            SendOutcome.Accepted accepted => current => current.After(MailTrigger.TakenOn, mail.Attempt, now, accepted.MessageId),
            SendOutcome.Unknown lost => Unknown(mail, MailTrigger.Unanswered, lost.Reason),
            SendOutcome.Refused refused => current => current.After(MailTrigger.Refused, mail.Attempt, now, refused.Reason),
            SendOutcome.TooLarge => current => current.After(MailTrigger.Refused, mail.Attempt, now, "the mail is too large for the mail service"),
            SendOutcome.TryLater later => Again(mail, later.Reason, Instant.Max(rest ?? now, now + (later.Cause == DelayCause.Ours ? Pause(mail) : Duration.Zero))),
            SendOutcome.NotAuthorised refused => Again(mail, refused.Reason, now + Pause(mail)),

            // A template at fault keeps its mail waiting; it goes once somebody has mended it.
            SendOutcome.Unwritable fault => Again(mail, fault.Reason, now + Pause(mail)),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
        };
    }

    private Func<SingleMail, SingleMail?> Again(SingleMail mail, string reason, Instant dueAt) => current =>
        current.After(MailTrigger.NotTakenOn, mail.Attempt, clock.GetCurrentInstant(), reason) is { } after ? after with { DueAt = dueAt, Tries = current.Tries + 1 } : null;

    private Func<SingleMail, SingleMail?> Unknown(SingleMail mail, MailTrigger trigger, string reason) => current =>
        current.After(trigger, mail.Attempt, clock.GetCurrentInstant(), reason) is { } after ? after with { LookAgainAt = clock.GetCurrentInstant() + unknown.Every } : null;

    /// <summary>A single mail is a batch of its own. Whether events come at all is known from the mails to organisers.</summary>
    private async Task JudgeAsync(Campaign campaign, SingleMail mail, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var since = mail.LeaseUntil ?? mail.DueAt;
        var record = await watch.ChangeAsync(each => each.Looked(now, unknown.Every * 3), cancellationToken);
        if (Absence.IsBelieved(mail.Attempt, since, await unknown.ReportedAsync(campaign.Id, cancellationToken), record, now, options.Grace))
        {
            await ChangeAsync(mail, current => current.After(MailTrigger.JudgedAbsent, mail.Attempt, now, "no event came, so it was not taken on") is { } after ? after with { DueAt = now } : null);
            return;
        }

        // That mail is the proof too, where no later one comes by itself; of itself it need not tell.
        if (mail.Kind != SingleMailKind.Notice)
            await unknown.TellAsync(campaign, since, cancellationToken);

        Instant? next = now < since + (options.Grace * UnknownMails.MostGraces) ? now + unknown.Every : null;
        await ChangeAsync(mail, current => current.State == MailState.Unknown && current.Attempt == mail.Attempt ? current with { LookAgainAt = next } : null);
    }

    private Duration Pause(SingleMail mail) => options.Pause * (1 << Math.Min(mail.Tries, LongestPauseDoublings));
}
