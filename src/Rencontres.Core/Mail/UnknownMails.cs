using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>
/// Looks, while mails of waves are of unknown fate, whether they can be settled: as taken on if anything proves it of their batch, as not taken on when
/// <see cref="Absence"/> is believed; these go again, unless the wave's time is over. May run twice, also in two processes at once.
/// </summary>
public sealed partial class UnknownMails(
    CampaignReader campaigns,
    CampaignChanges changes,
    IInvitees invitees,
    ISingleMails singles,
    MailBatches batches,
    IWebhookWatch watch,
    OrganiserNotices notices,
    INudge nudge,
    IClock clock,
    SendingOptions options,
    ILogger<UnknownMails> logger)
{
    /// <summary>Most are settled by events within minutes; organisers and alerts hear of those that are not.</summary>
    private static readonly Duration Patience = Duration.FromHours(1);

    /// <summary>For so many graces mails of unknown fate are looked at and told of; then they stay unknown until an organiser decides.</summary>
    public const int MostGraces = 7;

    private readonly ConcurrentDictionary<CampaignId, Instant> looked = [];

    /// <inheritdoc cref="SendingOptions.LookEvery"/>
    public Duration Every => options.LookEvery;

    /// <param name="anew">Also if the last look was a moment ago.</param>
    /// <returns>When to look again; null while nothing is unknown.</returns>
    public async Task<Instant?> LookAsync(CampaignId id, bool anew, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (await campaigns.FindNowAsync(id, cancellationToken) is not { } campaign || !(anew || IsFirst(campaign) || NeedsLook(campaign, now)))
            return null;

        if (!anew && looked.TryGetValue(id, out var before) && now >= before && now < before + Every)
            return before + Every;

        looked[id] = now;
        var record = await watch.ChangeAsync(each => each.Looked(now, Every * 3), cancellationToken);
        var seen = await SeeAsync(campaign, now, cancellationToken);
        var verdicts = await JudgeAsync(campaign, seen, record, now, cancellationToken);
        await SettleAsync(campaign, seen, verdicts, now, cancellationToken);
        return await WriteDownAsync(campaign, seen, verdicts, now, cancellationToken) is { } after && NeedsLook(after, now) ? now + Every : null;
    }

    /// <summary>Whatever a process that was killed had not written down, and an older version did not know of, is found by the first look of the next one.</summary>
    private bool IsFirst(Campaign campaign) => campaign.Progress.Count > 0 && !looked.ContainsKey(campaign.Id);

    /// <summary>The latest claim among the mails to organisers that were reported; it proves that the webhook worked then. Such a mail is a batch of its own.</summary>
    public async Task<Instant?> ReportedAsync(CampaignId id, CancellationToken cancellationToken)
    {
        Instant? latest = null;
        await foreach (var mail in singles.ListAsync(id, bucket: null, cancellationToken))
        {
            if (MailTransitions.IsReported(mail.State) && AttemptId.ClaimedAt(mail.Attempt) is { } claimed && !(latest > claimed))
                latest = claimed;
        }

        return latest;
    }

    /// <summary>Tells the organisers, once in each grace. These mails also prove that events come, where no later batch does.</summary>
    public Task TellAsync(Campaign campaign, Instant since, CancellationToken cancellationToken)
    {
        var waited = clock.GetCurrentInstant() - since;
        return waited < Duration.Min(Patience, options.Grace / 4) || waited >= options.Grace * MostGraces
            ? Task.CompletedTask
            : notices.AddAsync(campaign, NoticeKind.Unknown, since + (options.Grace * Math.Floor(waited / options.Grace)), options.Grace, cancellationToken);
    }

    /// <summary>Also for a while after the cutoff: claims that were left behind shortly before it are met by no wave any more.</summary>
    private bool NeedsLook(Campaign campaign, Instant now) =>
        campaign.Progress.Values.Any(progress => progress.UnknownSince is { } since && now < since + (options.Grace * MostGraces))
        || (campaign.ClosedFor is { } closed && now < closed + options.Lease + (Every * 3));

    private async Task<BatchesSeen> SeeAsync(Campaign campaign, Instant now, CancellationToken cancellationToken)
    {
        var seen = new BatchesSeen(campaign, now);
        for (var bucket = 0; bucket < campaign.Buckets; bucket++)
        {
            await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, slot: null, cancellationToken))
            {
                seen.Add(invitee);
            }
        }

        return seen;
    }

    private async Task<Dictionary<string, MailTrigger>> JudgeAsync(
        Campaign campaign, BatchesSeen seen, WebhookWatch record, Instant now, CancellationToken cancellationToken)
    {
        var toOrganisers = await ReportedAsync(campaign.Id, cancellationToken);
        var reported = seen.Reported > toOrganisers ? seen.Reported : toOrganisers ?? seen.Reported;
        var verdicts = new Dictionary<string, MailTrigger>();
        foreach (var (_, _, attempt, batch) in seen.Unknown)
        {
            if (batch.IsProved)
                verdicts[attempt] = MailTrigger.ToldProcessed;
            else if (Absence.IsBelieved(attempt, batch.LeaseUntil, reported, record, now, options.Grace))
                verdicts[attempt] = MailTrigger.JudgedAbsent;
        }

        return verdicts;
    }

    private async Task SettleAsync(
        Campaign campaign, BatchesSeen seen, Dictionary<string, MailTrigger> verdicts, Instant now, CancellationToken cancellationToken)
    {
        foreach (var (bucket, wave) in seen.Unknown.Select(each => (each.Bucket, each.Wave)).Distinct().ToList())
        {
            // What was left behind is unknown first; the next look judges it.
            await batches.SettleAsync(campaign.Id, bucket, wave, isMeant: null, mail => mail.IsLeftBehind(now) ? MailTrigger.LeftBehind : null, null, cancellationToken);
            await batches.SettleAsync(campaign.Id, bucket, wave, isMeant: null, Judge(verdicts, MailTrigger.ToldProcessed), "another mail of its request was taken on", cancellationToken);
            await batches.SettleAsync(campaign.Id, bucket, wave, isMeant: null, Judge(verdicts, MailTrigger.JudgedAbsent), "no event came, so it was not taken on", cancellationToken);
        }
    }

    private static Func<WaveMail, MailTrigger?> Judge(Dictionary<string, MailTrigger> verdicts, MailTrigger verdict) =>
        mail => mail.State == MailState.Unknown && verdicts.TryGetValue(mail.Attempt, out var found) && found == verdict ? verdict : null;

    /// <returns>The record as it is now.</returns>
    private async Task<Campaign?> WriteDownAsync(
        Campaign campaign, BatchesSeen seen, Dictionary<string, MailTrigger> verdicts, Instant seenFrom, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var unknown = seen.Unknown.Where(each => !verdicts.ContainsKey(each.Attempt)).SelectMany(each => each.Seen.Unknown).ToLookup(each => each.Key, each => each.Value);
        var again = seen.Unknown.Where(each => verdicts.GetValueOrDefault(each.Attempt) == MailTrigger.JudgedAbsent)
            .SelectMany(each => each.Seen.Unknown.Keys).Concat(seen.Forgotten).ToHashSet();
        var told = $"of mails of unknown fate, taken on {Count(MailTrigger.ToldProcessed)}, not taken on {Count(MailTrigger.JudgedAbsent)}, still unknown {unknown.Sum(group => group.Sum())}";
        var written = await changes.ApplyAsync(
            campaign.Id,
            current =>
            {
                var after = current.WithUnknown(unknown.Select(group => group.Key).ToHashSet(), again, seenFrom);
                return after.Progress.SequenceEqual(current.Progress) ? null : (after, new AuditEvent(now, AuditEvent.Flow, "mails-settled", told));
            },
            cancellationToken);
        if (again.Count > 0)
            await nudge.CampaignChangedAsync(campaign.Id);

        if (campaign.Progress.Values.Min(progress => progress.UnknownSince) is { } since && unknown.Count > 0)
            await RemindAsync(campaign, since, unknown.Count, cancellationToken);

        return written;

        int Count(MailTrigger verdict) =>
            seen.Unknown.Where(each => verdicts.GetValueOrDefault(each.Attempt) == verdict).Sum(each => each.Seen.Unknown.Values.Sum());
    }

    /// <summary>Logged at every look, so that an alert lasts as long as its reason.</summary>
    private Task RemindAsync(Campaign campaign, Instant since, int waves, CancellationToken cancellationToken)
    {
        if (clock.GetCurrentInstant() - since > Patience)
            LogUnknown(campaign.Id.Value, waves);

        return TellAsync(campaign, since, cancellationToken);
    }

    [LoggerMessage(EventId = 305, EventName = "MailsUnknown", Level = LogLevel.Warning, Message = "{Campaign}: mails of {Waves} waves have been of unknown fate for over an hour")]
    private partial void LogUnknown(string campaign, int waves);
}
