using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>
/// Claims a batch, sends it and settles it: <c>design.md</c>'s table of replies. What was certainly not taken on goes back to due; what nobody knows is kept as unknown.
/// </summary>
internal sealed class BatchSender(
    BatchClaims claims,
    IWaveMails mails,
    IMailer mailer,
    MailPace pace,
    MailDoublings doublings,
    IClock clock,
    SendingOptions options,
    WaveWording wording,
    PlannedWave planned,
    WaveGate gate)
{
    private const string TooLarge = "The mail is too large for the mail service: make its enclosures smaller.";

    /// <param name="batch">Eligible when they were read; who has changed since is asked again.</param>
    public async Task<BatchOutcome> SendAsync(IReadOnlyList<Invitee> batch, CancellationToken cancellationToken)
    {
        var isolation = new Isolation();
        var sent = await SendAsync(batch, isolation, cancellationToken);
        return sent + await ConcludeAsync(isolation, sent.GoesOn);
    }

    private async Task<BatchOutcome> SendAsync(IReadOnlyList<Invitee> batch, Isolation isolation, CancellationToken cancellationToken)
    {
        if (await gate.AskAsync(cancellationToken) is not { } campaign)
            return BatchOutcome.Nothing with { ResumeAt = clock.GetCurrentInstant() };

        var attempt = options.NewAttempt(clock.GetCurrentInstant());
        var (claimed, sent) = await claims.ClaimAsync(campaign, batch, attempt, cancellationToken);
        return claimed.Count == 0 ? sent : sent + await PostAsync(campaign, claimed, attempt, isolation, cancellationToken);
    }

    private async Task<BatchOutcome> PostAsync(
        Campaign campaign, IReadOnlyList<Invitee> claimed, string attempt, Isolation isolation, CancellationToken cancellationToken)
    {
        var variant = WaveVariant.Of(wording, claimed[0]);
        var batch = new WaveBatch(
            campaign,
            planned.WaveSlot,
            variant.Template,
            variant.Language,
            attempt,
            clock.GetCurrentInstant(),
            claimed[0].Mails[planned.Wave].LeaseUntil ?? Instant.MinValue,
            claimed)
        { Round = wording.Round };
        var outcome = await mailer.SendAsync(batch, cancellationToken);
        return await SettleAsync(batch, outcome, pace.Note(outcome), isolation, cancellationToken);
    }

    private async Task<BatchOutcome> SettleAsync(WaveBatch batch, SendOutcome outcome, Instant? rest, Isolation isolation, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                isolation.SomeAreTakenOn = true;
                await SettleAsync(batch, batch.Invitees, MailTrigger.TakenOn, accepted.MessageId);
                return new BatchOutcome(WaveTally.Zero with { Sent = batch.Invitees.Count });
            case SendOutcome.Unknown unknown:
                await SettleAsync(batch, batch.Invitees, MailTrigger.Unanswered, unknown.Reason);
                return new BatchOutcome(WaveTally.Zero with { Unknown = batch.Invitees.Count }, rest);
            case SendOutcome.TryLater later:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, later.Reason);
                return BatchOutcome.Nothing with { ResumeAt = rest ?? Later(later) };
            case SendOutcome.NotAuthorised refused:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, refused.Reason);
                return BatchOutcome.Nothing with { Halt = new WaveHalt(refused.Reason, InItsWording: false) };
            case SendOutcome.Unwritable fault:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, fault.Reason);
                return BatchOutcome.Nothing with { Halt = new WaveHalt(fault.Reason, InItsWording: true) };
            case SendOutcome.Refused { Index: { } index } refused when index < batch.Invitees.Count:
                return await TakeOutAsync(batch, batch.Invitees[index], refused.Reason, isolation, cancellationToken);
            case SendOutcome.Refused refused:
                return await HalveAsync(batch, refused.Reason, isolation, cancellationToken);
            case SendOutcome.TooLarge when batch.Invitees.Count == 1 && !isolation.Halved:
                await SettleAsync(batch, batch.Invitees, MailTrigger.NotTakenOn, TooLarge);
                return BatchOutcome.Nothing with { Halt = new WaveHalt(TooLarge, InItsWording: true) };
            case SendOutcome.TooLarge:
                return await HalveAsync(batch, TooLarge, isolation, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    private Instant Later(SendOutcome.TryLater later) =>
        clock.GetCurrentInstant() + (later.Cause == DelayCause.Ours ? options.Pause : Duration.Zero);

    /// <summary>The service names the mail at fault; the others go on without it.</summary>
    private async Task<BatchOutcome> TakeOutAsync(WaveBatch batch, Invitee fault, string reason, Isolation isolation, CancellationToken cancellationToken)
    {
        var others = batch.Invitees.Where(invitee => invitee != fault).ToList();
        await SettleAsync(batch, [fault], MailTrigger.Refused, reason);
        await SettleAsync(batch, others, MailTrigger.NotTakenOn, reason);
        var refused = new BatchOutcome(WaveTally.Zero with { Refused = 1 });
        return others.Count == 0 ? refused : refused + await AgainAsync(others, isolation, cancellationToken);
    }

    /// <summary>Somebody is at fault whom the service does not name, or all are: one is found by halving, the other by there being no end to it.</summary>
    private async Task<BatchOutcome> HalveAsync(WaveBatch batch, string reason, Isolation isolation, CancellationToken cancellationToken)
    {
        var all = batch.Invitees;
        if (all.Count == 1)
        {
            isolation.Suspects.Add((batch, reason));
            return BatchOutcome.Nothing;
        }

        isolation.Halved = true;
        await SettleAsync(batch, all, MailTrigger.NotTakenOn, reason);
        var first = await AgainAsync([.. all.Take(all.Count / 2)], isolation, cancellationToken);
        return first.GoesOn ? first + await OtherHalfAsync([.. all.Skip(all.Count / 2)], isolation, cancellationToken) : first;
    }

    /// <summary>Where all seem to be refused, one of the other half is tried first: some bad addresses side by side must not stop everybody, at each resuming anew.</summary>
    private async Task<BatchOutcome> OtherHalfAsync(List<Invitee> half, Isolation isolation, CancellationToken cancellationToken)
    {
        if (!isolation.IsHopeless || half.Count == 1)
            return await AgainAsync(half, isolation, cancellationToken);

        var last = await AgainAsync([half[^1]], isolation, cancellationToken);
        if (!last.GoesOn)
            return last;

        // Those that are not tried now are still due: should others be taken on, the wave comes back for them.
        return isolation.IsHopeless
            ? last + (BatchOutcome.Nothing with { HeldUntil = clock.GetCurrentInstant() })
            : last + await AgainAsync(half[..^1], isolation, cancellationToken);
    }

    private async Task<BatchOutcome> AgainAsync(List<Invitee> part, Isolation isolation, CancellationToken cancellationToken)
    {
        if (pace.WaitsUntil(part.Count) is { } resume)
            return BatchOutcome.Nothing with { ResumeAt = resume };

        if (await gate.AskAsync(cancellationToken) is not { } campaign)
            return BatchOutcome.Nothing with { ResumeAt = clock.GetCurrentInstant() };

        var (again, left) = await claims.DecideAgainAsync(campaign, part, [.. part.Select(invitee => invitee.Key)], clock.GetCurrentInstant(), cancellationToken);
        return again.Count == 0 ? left : left + await SendAsync(again, isolation, cancellationToken);
    }

    /// <summary>
    /// Nobody is given up for what all share: those that were refused alone are at fault only if others of their request were taken on, or if they were alone
    /// from the beginning.
    /// </summary>
    private async Task<BatchOutcome> ConcludeAsync(Isolation isolation, bool wentToItsEnd)
    {
        var areAtFault = isolation.SomeAreTakenOn || !isolation.Halved;
        foreach (var (batch, reason) in isolation.Suspects)
            await SettleAsync(batch, batch.Invitees, areAtFault ? MailTrigger.Refused : MailTrigger.NotTakenOn, reason);

        if (isolation.Suspects.Count == 0)
            return BatchOutcome.Nothing;

        if (areAtFault)
            return new BatchOutcome(WaveTally.Zero with { Refused = isolation.Suspects.Count });

        return wentToItsEnd
            ? BatchOutcome.Nothing with { Halt = new WaveHalt($"The mail service refuses every mail of a request, so no address is at fault: {isolation.Suspects[0].Reason}", InItsWording: true) }
            : BatchOutcome.Nothing;
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

    /// <summary>What is learnt while a refused request is taken apart.</summary>
    private sealed class Isolation
    {
        private const int Enough = 3;

        public bool SomeAreTakenOn { get; set; }

        public bool Halved { get; set; }

        /// <summary>Refused alone. They stay claimed until it is known whether they are at fault.</summary>
        public List<(WaveBatch Batch, string Reason)> Suspects { get; } = [];

        public bool IsHopeless => !SomeAreTakenOn && Suspects.Count >= Enough;
    }
}
