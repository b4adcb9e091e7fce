using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>How a pass over one bucket ended. Small: it crosses from an activity to the orchestrator.</summary>
/// <param name="Completed">Every invitee of the slot in this bucket is settled.</param>
/// <param name="ResumeAt">If not completed: not before this instant.</param>
/// <param name="HasUnknown">Whether the fate of any mail of this wave is unknown, from this pass or one before.</param>
public sealed record BucketResult(WaveTally Tally, bool Completed, Instant? ResumeAt, bool HasUnknown = false);

/// <summary>
/// One pass of a wave over one bucket of one slot: a scan, from which batches are claimed, sent and settled. May run twice, also at the same time: a claim
/// is won by one sender only, and what was claimed by a sender that crashed is kept as unknown.
/// </summary>
internal sealed class BucketPass(
    IInvitees invitees, IWaveMails mails, BatchSender sender, MailPace pace, IClock clock, PlannedWave planned)
{
    private readonly Dictionary<Language, Batch> batches = [];
    private WaveTally tally = WaveTally.Zero;
    private Instant? resumeAt;
    private bool stopped;
    private bool hasUnknown;

    /// <summary>Why no mail can go at all until somebody mends it; null if all is well.</summary>
    public WaveHalt? Halt { get; private set; }

    public async Task<BucketResult> RunAsync(Campaign campaign, int bucket, CancellationToken cancellationToken)
    {
        await foreach (var invitee in invitees.ScanAsync(campaign.Id, bucket, planned.Slot, cancellationToken))
        {
            await TakeAsync(campaign, invitee, cancellationToken);
            if (stopped)
                break;
        }

        while (!stopped && batches.Values.FirstOrDefault(batch => !batch.IsEmpty) is { } batch)
        {
            await SendAsync(campaign, batch, cancellationToken);
        }

        return new BucketResult(tally, Completed: !stopped && resumeAt is null, resumeAt, hasUnknown || tally.Unknown > 0);
    }

    private async Task TakeAsync(Campaign campaign, Invitee invitee, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        switch (Eligibility.WhyNot(campaign, planned, invitee, now))
        {
            case null:
                var batch = BatchFor(invitee.Listed.Language);
                batch.Add(invitee);
                while (batch.IsFull && !stopped)
                    await SendAsync(campaign, batch, cancellationToken);
                break;
            case Ineligible.AlreadyMailed:
                await SettleLeftBehindAsync(invitee, now, cancellationToken);
                break;
            case Ineligible.InFlight:
                WaitUntil(invitee.Mails[planned.Wave].LeaseUntil ?? now);
                break;
            case { } reason:
                tally = tally.Skip(reason);
                break;
        }
    }

    /// <summary>A claim whose lease has run out was left behind by a crash: it may have been posted or not.</summary>
    private async Task SettleLeftBehindAsync(Invitee invitee, Instant now, CancellationToken cancellationToken)
    {
        var mail = invitee.Mails[planned.Wave];
        hasUnknown |= mail.State == MailState.Unknown;
        if (mail.State != MailState.Claimed)
            return;

        var changed = await mails.ChangeAsync(
            planned.Wave,
            [invitee],
            each => each.After(planned.Wave, MailTrigger.LeftBehind, mail.Attempt, now, "its sender ended between claim and confirmation"),
            cancellationToken);
        tally += WaveTally.Zero with { Unknown = changed.Count };
    }

    private async Task SendAsync(Campaign read, Batch batch, CancellationToken cancellationToken)
    {
        var turn = await pace.TurnAsync(read, batch.Ready, isWave: true, cancellationToken);
        if (turn.Count == 0)
        {
            WaitUntil(turn.NotBefore);
            stopped = true;
            return;
        }

        var sent = await sender.SendAsync(batch.Take(turn.Count), cancellationToken);
        tally += sent.Tally;
        if (sent.HeldUntil is { } held)
            WaitUntil(held);

        if (sent.ResumeAt is { } resume)
            WaitUntil(resume);

        Halt ??= sent.Halt;
        stopped |= sent.ResumeAt is not null || sent.Halt is not null;
    }

    private void WaitUntil(Instant instant) => resumeAt = resumeAt is { } later && later > instant ? later : instant;

    private Batch BatchFor(Language language)
    {
        if (!batches.TryGetValue(language, out var batch))
            batches[language] = batch = new Batch();

        return batch;
    }

    /// <summary>Invitees of one language. Two that share an address wait for two requests: an address may stand once in each.</summary>
    private sealed class Batch
    {
        private readonly List<Invitee> waiting = [];
        private readonly HashSet<string> addresses = new(StringComparer.OrdinalIgnoreCase);

        public bool IsEmpty => waiting.Count == 0;

        public bool IsFull => addresses.Count >= IMailer.MaximumBatch;

        /// <summary>How many could go in one request.</summary>
        public int Ready => Math.Min(addresses.Count, IMailer.MaximumBatch);

        public void Add(Invitee invitee)
        {
            waiting.Add(invitee);
            addresses.Add(invitee.Listed.Email);
        }

        public List<Invitee> Take(int count)
        {
            var taken = waiting.DistinctBy(invitee => invitee.Listed.Email, StringComparer.OrdinalIgnoreCase).Take(count).ToList();
            waiting.RemoveAll(taken.Contains);
            addresses.Clear();
            addresses.UnionWith(waiting.Select(invitee => invitee.Listed.Email));
            return taken;
        }
    }
}
