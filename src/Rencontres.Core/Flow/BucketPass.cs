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
    IInvitees invitees, IWaveMails mails, BatchSender sender, MailPace pace, IClock clock, WaveWording wording, PlannedWave planned)
{
    private readonly Dictionary<WaveVariant, PendingBatch> batches = [];
    private readonly HashSet<InviteeId> moved = [];
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
                var batch = BatchFor(invitee);
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

    private async Task SendAsync(Campaign read, PendingBatch batch, CancellationToken cancellationToken)
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
        foreach (var invitee in sent.Moved)
            Move(invitee);

        if (sent.HeldUntil is { } held)
            WaitUntil(held);

        if (sent.ResumeAt is { } resume)
            WaitUntil(resume);

        Halt ??= sent.Halt;
        stopped |= sent.ResumeAt is not null || sent.Halt is not null;
    }

    private void WaitUntil(Instant instant) => resumeAt = resumeAt is { } later && later > instant ? later : instant;

    /// <summary>Once in a pass: somebody who begins a draft and discards it in turns does not keep it from ending. The wave comes back for that one.</summary>
    private void Move(Invitee invitee)
    {
        if (moved.Add(invitee.Id))
            BatchFor(invitee).Add(invitee);
        else
            WaitUntil(clock.GetCurrentInstant());
    }

    private PendingBatch BatchFor(Invitee invitee)
    {
        var variant = WaveVariant.Of(wording, invitee);
        if (!batches.TryGetValue(variant, out var batch))
            batches[variant] = batch = new PendingBatch();

        return batch;
    }
}
