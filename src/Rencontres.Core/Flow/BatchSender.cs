using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>
/// Claims a batch, sends it and settles it: <c>design.md</c>'s table of replies. What was certainly not taken on goes back to due; what nobody knows is kept as unknown.
/// </summary>
internal sealed class BatchSender(IInvitees invitees, IWaveMails mails, IMailer mailer, IClock clock, SendingOptions options, WaveWording wording)
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
        var attempt = options.NewAttempt();
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
        var language = claimed[0].Listed.Language;
        var batch = new WaveBatch(
            campaign, planned.WaveSlot, wording.Template, language, attempt, clock.GetCurrentInstant(), claimed)
        {
            Round = wording.Round,
        };
        // A sender that was held up past its lease posts nothing: by then others may have judged its claim.
        var outcome = clock.GetCurrentInstant() >= claimed[0].Mails[planned.Wave].LeaseUntil
            ? SendOutcome.TryLater.HeldUp
            : await mailer.SendAsync(batch, cancellationToken);
        return await SettleAsync(batch, planned, outcome, cancellationToken);
    }

    private async Task<Sent> SettleAsync(WaveBatch batch, PlannedWave planned, SendOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                await SettleAsync(batch, batch.Invitees, MailState.Accepted, accepted.MessageId);
                return new Sent(WaveTally.Zero with { Sent = batch.Invitees.Count }, null, null);
            case SendOutcome.Unknown unknown:
                await SettleAsync(batch, batch.Invitees, MailState.Unknown, unknown.Reason);
                return new Sent(WaveTally.Zero with { Unknown = batch.Invitees.Count }, null, null);
            case SendOutcome.TryLater later:
                await SettleAsync(batch, batch.Invitees, MailState.Due, later.Reason);
                return Sent.Nothing with { ResumeAt = clock.GetCurrentInstant() + (later.After ?? options.Pause) };
            case SendOutcome.NotAuthorised refused:
                await SettleAsync(batch, batch.Invitees, MailState.Due, refused.Reason);
                return Sent.Nothing with { Halt = refused.Reason };
            case SendOutcome.Unwritable fault:
                await SettleAsync(batch, batch.Invitees, MailState.Due, fault.Reason);
                return Sent.Nothing with { Halt = fault.Reason };
            case SendOutcome.Refused refused:
                return await IsolateAsync(batch, planned, refused.Reason, refused.Index, cancellationToken);
            case SendOutcome.TooLarge:
                return await IsolateAsync(batch, planned, "the mail is too large for the mail service", null, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    /// <summary>Takes the mail at fault out, by its index or by halving, so that one bad address never takes ninety-nine good ones with it.</summary>
    private async Task<Sent> IsolateAsync(WaveBatch batch, PlannedWave planned, string reason, int? index, CancellationToken cancellationToken)
    {
        var all = batch.Invitees;
        if (all.Count == 1 || index is not null)
        {
            var fault = all[index ?? 0];
            var others = all.Where(invitee => invitee != fault).ToList();
            await SettleAsync(batch, [fault], MailState.Refused, reason);
            await SettleAsync(batch, others, MailState.Due, null);
            var refused = new Sent(WaveTally.Zero with { Refused = 1 }, null, null);
            return others.Count == 0 ? refused : refused + await AgainAsync(batch.Campaign, planned, others, cancellationToken);
        }

        await SettleAsync(batch, all, MailState.Due, null);
        var first = await AgainAsync(batch.Campaign, planned, [.. all.Take(all.Count / 2)], cancellationToken);
        return first.ResumeAt is null && first.Halt is null
            ? first + await AgainAsync(batch.Campaign, planned, [.. all.Skip(all.Count / 2)], cancellationToken)
            : first;
    }

    private async Task<Sent> AgainAsync(Campaign campaign, PlannedWave planned, IReadOnlyList<Invitee> part, CancellationToken cancellationToken)
    {
        var (again, left) = await DecideAgainAsync(
            campaign, planned, part, [.. part.Select(invitee => invitee.Key)], clock.GetCurrentInstant(), cancellationToken);
        var tally = new Sent(left, null, null);
        return again.Count == 0 ? tally : tally + await SendAsync(campaign, planned, again, cancellationToken);
    }

    /// <summary>Not to be cancelled: what became of the request is known now and must be written down even if the host is being stopped.</summary>
    private async Task SettleAsync(WaveBatch batch, IReadOnlyList<Invitee> part, MailState state, string? detail)
    {
        if (part.Count == 0)
            return;

        var result = new WaveMail(state, clock.GetCurrentInstant(), batch.Attempt, null, detail);
        await mails.SettleAsync(batch.WaveSlot.Wave, batch.Attempt, [.. part.Select(invitee => (invitee, result))], CancellationToken.None);
    }
}
