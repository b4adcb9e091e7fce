using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>
/// Runs slices of waves. A host that spreads the work (Azure) calls <see cref="RunBucketAsync"/> once for each bucket and then <see cref="FinishAsync"/>;
/// one that does not (the laptop) calls <see cref="RunAsync"/>.
/// </summary>
public sealed class WaveSlices(
    CampaignReader campaigns,
    CampaignChanges changes,
    CampaignHalts halts,
    IInvitees invitees,
    IWaveMails mails,
    IMailer mailer,
    MailPace pace,
    MailDoublings doublings,
    MailTroubles troubles,
    INudge nudge,
    IClock clock,
    SendingOptions options)
{
    /// <summary>One pass over one bucket. May run twice: nobody is mailed twice for it. What no mail can get round halts the campaign, and with it the other buckets' passes.</summary>
    public async Task<BucketResult> RunBucketAsync(CampaignId id, WaveSlot waveSlot, int bucket, Instant until, CancellationToken cancellationToken)
    {
        if (await campaigns.FindNowAsync(id, cancellationToken) is not { } campaign)
            return new BucketResult(WaveTally.Zero, Completed: true, null);

        // The definition may have lost the wave since the slice was decided, or it is past its time; the next turn plans anew.
        if (Schedule.Of(campaign, waveSlot.Slot).SingleOrDefault(each => each.Wave == waveSlot.Wave) is not { Skipped: null } planned)
            return new BucketResult(WaveTally.Zero, Completed: false, null);

        // An older version, which began no waves, decided the slice; the next turn begins it.
        if (campaign.Wordings.GetValueOrDefault(waveSlot) is not { } wording)
            return new BucketResult(WaveTally.Zero, Completed: false, null);

        var claims = new BatchClaims(invitees, mails, clock, options, wording, planned);
        var gate = new WaveGate(campaigns, id, clock, planned, until);
        var sender = new BatchSender(claims, mails, mailer, pace, doublings, clock, options, wording, planned, gate);
        var pass = new BucketPass(invitees, mails, sender, pace, clock, wording, planned);
        var result = await pass.RunAsync(campaign, bucket, cancellationToken);
        await troubles.ShowAsync(campaign, result.Tally.Sent > 0, CancellationToken.None);
        if (pass.Halt is { } halt)
            await halts.HaltAsync(id, halt.Reason, halt.InItsWording ? waveSlot.Wave : null, CancellationToken.None);

        return result;
    }

    /// <summary>Writes down how far a slice has come, and has mails of unknown fate looked at. May run twice.</summary>
    /// <param name="arrival">The number of the slot's newest arrival when the slice began: who was added since is not covered by it.</param>
    public async Task FinishAsync(CampaignId id, WaveSlot waveSlot, int arrival, IReadOnlyList<BucketResult> results, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var tally = results.Aggregate(WaveTally.Zero, (sum, result) => sum + result.Tally);
        var resumeAt = results.Max(result => result.ResumeAt);
        var completed = results.All(result => result.Completed);
        // A wave may take several passes, so these are not the wave's figures; those are in the report.
        var told = $"{waveSlot.Wave} {waveSlot.Slot}, in this pass: sent {tally.Sent}, unknown {tally.Unknown}, refused {tally.Refused}, left out {tally.SkippedInAll}";
        await changes.ApplyAsync(
            id,
            campaign =>
            {
                var before = campaign.ProgressOf(waveSlot);
                var hasUnknown = results.Any(result => result.HasUnknown);

                // One that did not come to its end leaves something to do, also where another had come to its end before: it may have put mails back.
                var progress = new SlotProgress(completed ? arrival : 0, completed ? now : null, resumeAt)
                {
                    UnknownSince = hasUnknown ? before.UnknownSince ?? now : before.UnknownSince,
                    UnknownNotedAt = hasUnknown ? now : before.UnknownNotedAt,
                };
                return (campaign.With(waveSlot, progress), new AuditEvent(now, AuditEvent.Flow, completed ? "wave-sent" : "wave-slice-sent", told));
            },
            cancellationToken);
        if (results.Any(result => result.HasUnknown))
            await nudge.MailDueAsync(id, bucket: null);
    }

    /// <summary>A whole slice in this process, some buckets at a time.</summary>
    public async Task<WaveTally> RunAsync(Campaign campaign, Turn.RunSlice turn, CancellationToken cancellationToken)
    {
        var waveSlot = new WaveSlot(turn.Wave, turn.Slot);
        var arrival = campaign.Arrivals[turn.Slot].Number;
        var results = new BucketResult[campaign.Buckets];
        await Parallel.ForAsync(
            0,
            campaign.Buckets,
            new ParallelOptions { MaxDegreeOfParallelism = options.BucketsAtOnce, CancellationToken = cancellationToken },
            async (bucket, token) => results[bucket] = await RunBucketAsync(campaign.Id, waveSlot, bucket, turn.Until, token));
        await FinishAsync(campaign.Id, waveSlot, arrival, results, cancellationToken);
        return results.Aggregate(WaveTally.Zero, (sum, result) => sum + result.Tally);
    }
}
