using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>
/// Claims a batch, sends it and settles it: <c>design.md</c>'s table of replies. What was certainly not taken on goes back to due; what nobody knows is kept as unknown.
/// </summary>
internal sealed class BatchSender(
    IInvitees invitees, IWaveMails mails, IMailer mailer, MailPace pace, MailDoublings doublings, IClock clock, SendingOptions options, WaveWording wording)
{
    /// <param name="ResumeAt">The service asks for patience: nothing more before this instant.</param>
    /// <param name="Halt">Nothing more at all until somebody mends this.</param>
    internal sealed record Sent(WaveTally Tally, Instant? ResumeAt, string? Halt)
    {
        public static Sent Nothing { get; } = new(WaveTally.Zero, null, null);

        public static Sent operator +(Sent left, Sent right) => new(left.Tally + right.Tally, left.ResumeAt ?? right.ResumeAt, left.Halt ?? right.Halt);
    }

    /// <param name="batch">Eligible when they were read; who has changed since is asked again.</param>
    public async Task<Sent> SendAsync(Campaign campaign, PlannedWave planned, IReadOnlyList<Invitee> batch, CancellationToken cancellationToken)
    {
        var attempt = options.NewAttempt(clock.GetCurrentInstant());
        var (claimed, tally) = await ClaimAsync(campaign, planned, batch, attempt, cancellationToken);
        var sent = new Sent(tally, null, null);
        return claimed.Count == 0 ? sent : sent + await PostAsync(campaign, planned, claimed, attempt, cancellationToken);
    }

    private async Task<(IReadOnlyList<Invitee> Claimed, WaveTally Tally)> ClaimAsync(
        Campaign campaign, PlannedWave planned, IReadOnlyList<Invitee> batch, string attempt, CancellationToken cancellationToken)
    {
        var tally = WaveTally.Zero;
        while (batch.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = clock.GetCurrentInstant();
            var claim = new WaveMail(MailState.Claimed, now, attempt, now + options.Lease);

            // From here on nothing is cancelled: a claim whose answer nobody waits for would be left behind as unknown.
            switch (await mails.ClaimAsync(planned.WaveSlot, batch, claim, CancellationToken.None))
            {
                case ClaimOutcome.Claimed claimed:
                    return (claimed.Invitees, tally);
                case ClaimOutcome.Changed changed:
                    (batch, var left) = await DecideAgainAsync(campaign, planned, batch, changed.Invitees, now, cancellationToken);
                    tally += left;
                    break;
            }
        }

        return ([], tally);
    }

    private async Task<(IReadOnlyList<Invitee> Batch, WaveTally Left)> DecideAgainAsync(
        Campaign campaign, PlannedWave planned, IReadOnlyList<Invitee> batch, IReadOnlyList<InviteeKey> changed, Instant now, CancellationToken cancellationToken)
    {
        var tally = WaveTally.Zero;
        var again = batch.Where(invitee => !changed.Contains(invitee.Key)).ToList();
        foreach (var key in changed)
        {
            if (await invitees.FindAsync(key, cancellationToken) is not { } invitee)
                continue;

            switch (Eligibility.WhyNot(campaign, planned, invitee, now))
            {
                case null:
                    again.Add(invitee);
                    break;
                case Ineligible.AlreadyMailed or Ineligible.InFlight:
                    break;
                case { } reason:
                    tally = tally.Skip(reason);
                    break;
            }
        }

        return (again, tally);
    }

    private async Task<Sent> PostAsync(
        Campaign campaign, PlannedWave planned, IReadOnlyList<Invitee> claimed, string attempt, CancellationToken cancellationToken)
    {
        var batch = new WaveBatch(
            campaign,
            planned.WaveSlot,
            wording.Template,
            claimed[0].Listed.Language,
            attempt,
            clock.GetCurrentInstant(),
            claimed[0].Mails[planned.Wave].LeaseUntil ?? Instant.MinValue,
            claimed) { Round = wording.Round };
        var outcome = await mailer.SendAsync(batch, cancellationToken);
        return await SettleAsync(batch, planned, outcome, pace.Note(outcome), cancellationToken);
    }

    private async Task<Sent> SettleAsync(WaveBatch batch, PlannedWave planned, SendOutcome outcome, Instant? rest, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                await SettleAsync(batch, batch.Invitees, MailTrigger.TakenOn, accepted.MessageId);
                return new Sent(WaveTally.Zero with { Sent = batch.Invitees.Count }, null, null);
            case SendOutcome.Unknown unknown:
                await SettleAsync(batch, batch.Invitees, MailTrigger.Unanswered, unknown.Reason);
                return new Sent(WaveTally.Zero with { Unknown = batch.Invitees.Count }, rest, null);
            case SendOutcome.TryLater later:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, later.Reason);
                return Sent.Nothing with { ResumeAt = rest ?? Later(later) };
            case SendOutcome.NotAuthorised refused:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, refused.Reason);
                return Sent.Nothing with { Halt = refused.Reason };
            case SendOutcome.Unwritable fault:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, fault.Reason);
                return Sent.Nothing with { Halt = fault.Reason };
            case SendOutcome.Refused refused:
                return await IsolateAsync(batch, planned, refused.Reason, refused.Index, cancellationToken);
            case SendOutcome.TooLarge:
                return await IsolateAsync(batch, planned, "the mail is too large for the mail service", null, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    private Instant Later(SendOutcome.TryLater later) =>
        clock.GetCurrentInstant() + (later.Cause == DelayCause.Ours ? options.Pause : Duration.Zero);

    /// <summary>Takes the mail at fault out, by its index or by halving, so that one bad address never takes ninety-nine good ones with it.</summary>
    private async Task<Sent> IsolateAsync(WaveBatch batch, PlannedWave planned, string reason, int? index, CancellationToken cancellationToken)
    {
        var all = batch.Invitees;
        if (all.Count == 1 || index is not null)
        {
            var fault = all[index ?? 0];
            var others = all.Where(invitee => invitee != fault).ToList();
            await SettleAsync(batch, [fault], MailTrigger.Refused, reason);
            await SettleAsync(batch, others, MailTrigger.NotTakenOn, reason);
            var refused = new Sent(WaveTally.Zero with { Refused = 1 }, null, null);
            return others.Count == 0 ? refused : refused + await AgainAsync(batch.Campaign, planned, others, cancellationToken);
        }

        await SettleAsync(batch, all, MailTrigger.NotTakenOn, reason);
        var first = await AgainAsync(batch.Campaign, planned, [.. all.Take(all.Count / 2)], cancellationToken);
        return first.ResumeAt is null && first.Halt is null
            ? first + await AgainAsync(batch.Campaign, planned, [.. all.Skip(all.Count / 2)], cancellationToken)
            : first;
    }

    private async Task<Sent> AgainAsync(Campaign campaign, PlannedWave planned, List<Invitee> part, CancellationToken cancellationToken)
    {
        if (pace.WaitsUntil(part.Count) is { } resume)
            return Sent.Nothing with { ResumeAt = resume };

        var (again, left) = await DecideAgainAsync(
            campaign, planned, part, [.. part.Select(invitee => invitee.Key)], clock.GetCurrentInstant(), cancellationToken);
        var tally = new Sent(left, null, null);
        return again.Count == 0 ? tally : tally + await SendAsync(campaign, planned, again, cancellationToken);
    }

    /// <summary>Not to be cancelled: what became of the request is known now and must be written down even if the host is being stopped.</summary>
    private async Task SettleAsync(WaveBatch batch, IReadOnlyList<Invitee> part, MailTrigger trigger, string? detail)
    {
        if (part.Count == 0)
            return;

        var (wave, now) = (batch.WaveSlot.Wave, clock.GetCurrentInstant());
        var changes = await mails.ChangeAsync(wave, part, invitee => invitee.After(wave, trigger, batch.Attempt, now, detail), CancellationToken.None);
        await doublings.TellAsync(wave, changes, CancellationToken.None);
    }
}
