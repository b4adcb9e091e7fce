using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>Which mails of unknown fate an organiser speaks of; what is null is not asked for.</summary>
/// <param name="Occasion">A wave, or the occasion of a mail to one person.</param>
/// <param name="Subject">The invitee.</param>
public sealed record SpokenOf(string? Occasion, string? Attempt, string? Subject);

/// <summary>Takes an organiser's word on mails of unknown fate. What did not go is then sent, unless its time is over.</summary>
public sealed class MailWords(MailBatches batches, ISingleMails singles, UnknownMails unknown, MailDoublings doublings, CampaignChanges changes, IClock clock)
{
    /// <summary>May be said twice; of mails that are not unknown it changes nothing.</summary>
    /// <returns>How many mails it settled.</returns>
    public async Task<int> TakeAsync(Campaign campaign, SpokenOf which, bool sent, CancellationToken cancellationToken)
    {
        var trigger = sent ? MailTrigger.SaidSent : MailTrigger.SaidUnsent;
        var settled = 0;
        foreach (var bucket in Enumerable.Range(0, campaign.Buckets))
        {
            foreach (var wave in campaign.Progress.Keys.Select(each => each.Wave).Distinct().Where(wave => which.Occasion is null || which.Occasion == wave.ToString()))
            {
                settled += await TakeWaveAsync(campaign.Id, bucket, wave, which, trigger, cancellationToken);
            }

            settled += await TakeSinglesAsync(campaign.Id, bucket, which, trigger, cancellationToken);
        }

        settled += await TakeSinglesAsync(campaign.Id, null, which, trigger, cancellationToken);
        if (settled > 0)
            await TellAsync(campaign.Id, which, sent, settled, cancellationToken);

        return settled;
    }

    /// <summary>A claim left behind is shown as unknown, so it is meant too.</summary>
    private async Task<int> TakeWaveAsync(CampaignId id, int bucket, Wave wave, SpokenOf which, MailTrigger trigger, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        Func<InviteeId, bool>? isMeant = which.Subject is { } subject ? invitee => invitee.Value == subject : null;
        await batches.SettleAsync(
            id, bucket, wave, isMeant, mail => mail.IsLeftBehind(now) && IsMeant(which, mail.Attempt) ? MailTrigger.LeftBehind : null, null, cancellationToken);
        return await batches.SettleAsync(
            id, bucket, wave, isMeant, mail => mail.State == MailState.Unknown && IsMeant(which, mail.Attempt) ? trigger : null, "an organiser's word", cancellationToken);
    }

    private async Task<int> TakeSinglesAsync(CampaignId id, int? bucket, SpokenOf which, MailTrigger trigger, CancellationToken cancellationToken)
    {
        var settled = 0;
        await foreach (var mail in singles.ListAsync(id, bucket, cancellationToken))
        {
            if (!IsMeant(which, mail, clock.GetCurrentInstant()) || await singles.ChangeAsync(mail, current => After(current, mail.Attempt, trigger), cancellationToken) is not { } change)
                continue;

            settled++;
            await doublings.TellAsync(change, cancellationToken);
        }

        return settled;
    }

    private SingleMail? After(SingleMail mail, string attempt, MailTrigger trigger)
    {
        var now = clock.GetCurrentInstant();
        var open = mail.IsLeftBehind(now) ? mail.After(MailTrigger.LeftBehind, attempt, now) ?? mail : mail;
        return open.After(trigger, attempt, now, "an organiser's word") is { } after ? after with { DueAt = after.State == MailState.Due ? now : mail.DueAt } : null;
    }

    private static bool IsMeant(SpokenOf which, SingleMail mail, Instant now) =>
        (mail.State == MailState.Unknown || mail.IsLeftBehind(now))
        && (which.Occasion is null || which.Occasion == mail.Key.Occasion)
        && (which.Subject is null || which.Subject == mail.Key.Subject)
        && IsMeant(which, mail.Attempt);

    private static bool IsMeant(SpokenOf which, string attempt) => which.Attempt is null || which.Attempt == attempt;

    private async Task TellAsync(CampaignId id, SpokenOf which, bool sent, int settled, CancellationToken cancellationToken)
    {
        var details = $"{which.Occasion ?? "all"}{(which.Subject is { } subject ? $" to {subject}" : "")}, {settled} mails: {(sent ? "sent" : "not sent")}";
        await changes.ApplyAsync(
            id, campaign => (campaign, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Organiser, "mails-declared", details)), cancellationToken);
        await unknown.LookAsync(id, anew: true, cancellationToken);
    }
}
