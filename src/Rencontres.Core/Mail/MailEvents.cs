using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <param name="Changed">How many mails they changed; a repetition changes none.</param>
/// <param name="Strange">How many were about mails that are not ours.</param>
public sealed record EventTally(int Changed, int Strange);

/// <summary>
/// Takes what the mail service tells of mails. May run twice and in any order: what events say only ever moves a mail forward, so an event that comes again
/// finds nothing left to change.
/// </summary>
public sealed class MailEvents(
    CampaignReader campaigns, IInvitees invitees, IWaveMails waves, ISingleMails singles, MailBatches batches, MailDoublings doublings, IClock clock)
{
    private const int TransactionSize = 100;

    public async Task<EventTally> TakeAsync(IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        var tally = new EventTally(0, 0);
        foreach (var group in events.DistinctBy(each => each.Id).GroupBy(each => (each.Place.Campaign, each.Place.Bucket, each.Place.Occasion)))
        {
            var taken = await TakeAsync(group.Key.Campaign, group.Key.Bucket, group.Key.Occasion, [.. group], cancellationToken);
            tally = new EventTally(tally.Changed + taken.Changed, tally.Strange + taken.Strange);
        }

        return tally;
    }

    private async Task<EventTally> TakeAsync(
        CampaignId id, int? bucket, string occasion, IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(id, cancellationToken) is not { } campaign || !(bucket is null || bucket < campaign.Buckets))
            return new EventTally(0, events.Count);

        return bucket is { } number && Wave.TryParse(occasion, out var wave)
            ? await TakeWaveAsync(id, number, wave, events, cancellationToken)
            : await TakeSinglesAsync(events, cancellationToken);
    }

    private async Task<EventTally> TakeWaveAsync(CampaignId id, int bucket, Wave wave, IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        var bySubject = events.ToLookup(each => InviteeId.FromStored(each.Place.Subject));
        var read = await invitees.FindAllAsync(id, bucket, [.. bySubject.Select(group => group.Key)], cancellationToken);
        var mailed = read.Where(invitee => invitee.Mails.ContainsKey(wave)).ToList();

        // The others of their batches first: cut off in between, the same events told again find these still open and prove their batches anew.
        await batches.SettleAsync(id, bucket, wave, Proved(wave, mailed, bySubject), mailed.Select(invitee => invitee.Id).ToHashSet(), cancellationToken);
        var changes = new List<InviteeChange>();
        foreach (var part in mailed.Chunk(TransactionSize))
        {
            changes.AddRange(await waves.ChangeAsync(wave, part, invitee => After(invitee, wave, bySubject[invitee.Id]), cancellationToken));
        }

        await doublings.TellAsync(wave, changes, cancellationToken);
        var known = read.Select(invitee => invitee.Id).ToHashSet();
        return new EventTally(changes.Count, events.Count - bySubject.Where(group => known.Contains(group.Key)).Sum(group => group.Count()));
    }

    /// <summary>
    /// One event settles its whole batch, that of an earlier attempt too, of which some may not have been sent again. A claim whose lease lasts is left to its
    /// sender, who is about to settle it.
    /// </summary>
    private HashSet<string> Proved(Wave wave, IEnumerable<Invitee> mailed, ILookup<InviteeId, MailEvent> told)
    {
        var now = clock.GetCurrentInstant();
        return [.. mailed.SelectMany(invitee => After(invitee, wave, told[invitee.Id]) is { } after ? Attempts(invitee.Mails[wave], after.Mails[wave]) : [])];

        IEnumerable<string> Attempts(WaveMail before, WaveMail after)
        {
            if (MailTransitions.ProvesItsBatch(after.State) && (before.State is MailState.Unknown or MailState.Due || before.IsLeftBehind(now)))
                yield return after.Attempt;

            if (after.Earlier is { } earlier && earlier != before.Earlier)
                yield return earlier.Attempt;
        }
    }

    private static Invitee? After(Invitee before, Wave wave, IEnumerable<MailEvent> events)
    {
        var after = events.Aggregate(before, (invitee, told) => After(invitee, wave, told));
        return after == before ? null : after;
    }

    private static Invitee After(Invitee invitee, Wave wave, MailEvent told)
    {
        var isTheSame = told.Address.Equals(invitee.Listed.Email, StringComparison.OrdinalIgnoreCase);

        // About an address that was corrected since: of another attempt it says nothing about the mail to the new one.
        if (!isTheSame && told.Attempt != invitee.Mails[wave].Attempt)
            return invitee;

        var after = told.Trigger is { } trigger ? invitee.After(wave, trigger, told.Attempt, told.At, told.Detail) ?? invitee : invitee;
        return isTheSame ? WithStep(after, told) : after;
    }

    private static Invitee WithStep(Invitee invitee, MailEvent told) => told.Step switch
    {
        InviteeStep.Bounced when invitee.BouncedAt is null => invitee with { BouncedAt = told.At },
        InviteeStep.Unsubscribed when invitee.UnsubscribedAt is null => invitee with { UnsubscribedAt = told.At },
        _ => invitee,
    };

    private async Task<EventTally> TakeSinglesAsync(IReadOnlyList<MailEvent> events, CancellationToken cancellationToken)
    {
        var tally = new EventTally(0, 0);
        foreach (var group in events.GroupBy(each => each.Place))
        {
            var key = new SingleMailKey(group.Key.Campaign, group.Key.Bucket, group.Key.Subject, group.Key.Occasion);
            if (await singles.FindAsync(key, cancellationToken) is not { } mail)
            {
                tally = tally with { Strange = tally.Strange + group.Count() };
            }
            else if (await singles.ChangeAsync(mail, current => After(current, group), cancellationToken) is { } change)
            {
                tally = tally with { Changed = tally.Changed + 1 };
                await doublings.TellAsync(change, cancellationToken);
            }
        }

        return tally;
    }

    private static SingleMail? After(SingleMail before, IEnumerable<MailEvent> events)
    {
        var after = events.Where(told => told.Trigger is not null)
            .Aggregate(before, (mail, told) => mail.After(told.Trigger!.Value, told.Attempt, told.At, told.Detail) ?? mail);
        return after == before ? null : after;
    }
}
