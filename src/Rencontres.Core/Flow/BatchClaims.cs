using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Flow;

/// <summary>Claims batches of a wave: on condition of the rows that answers change, so that whoever was changed meanwhile is asked again.</summary>
internal sealed class BatchClaims(IInvitees invitees, IWaveMails mails, IClock clock, SendingOptions options, WaveWording wording, PlannedWave planned)
{
    /// <summary>Each round is lost only to somebody else's write to one of at most a hundred rows. Then the wave comes back for them.</summary>
    private const int MaximumRounds = 20;

    /// <param name="batch">Eligible when they were read.</param>
    /// <returns>Those that were claimed, all under one attempt, and what became of the others.</returns>
    public async Task<(IReadOnlyList<Invitee> Claimed, BatchOutcome Left)> ClaimAsync(
        Campaign campaign, IReadOnlyList<Invitee> batch, string attempt, CancellationToken cancellationToken)
    {
        var left = BatchOutcome.Nothing;
        for (var round = 0; batch.Count > 0; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var now = clock.GetCurrentInstant();
            if (round == MaximumRounds)
                return ([], left + (BatchOutcome.Nothing with { HeldUntil = now }));

            var claim = new WaveMail(MailState.Claimed, now, attempt, now + options.Lease);

            // From here on nothing is cancelled: a claim whose answer nobody waits for would be left behind as unknown.
            switch (await mails.ClaimAsync(planned.WaveSlot, batch, claim, CancellationToken.None))
            {
                case ClaimOutcome.Claimed claimed:
                    return (claimed.Invitees, left);
                case ClaimOutcome.Changed changed:
                    (batch, var others) = await DecideAgainAsync(campaign, batch, changed.Invitees, now, cancellationToken);
                    left += others;
                    break;
            }
        }

        return ([], left);
    }

    /// <summary>Reads those that have changed and asks anew whether they are to be mailed, and with which variant.</summary>
    public async Task<(IReadOnlyList<Invitee> Batch, BatchOutcome Left)> DecideAgainAsync(
        Campaign campaign, IReadOnlyList<Invitee> batch, IReadOnlyList<InviteeKey> changed, Instant now, CancellationToken cancellationToken)
    {
        var left = BatchOutcome.Nothing;
        var variant = WaveVariant.Of(wording, batch[0]);
        var again = batch.Where(invitee => !changed.Contains(invitee.Key)).ToList();
        foreach (var key in changed)
        {
            if (await invitees.FindAsync(key, cancellationToken) is not { } invitee)
                continue;

            if (Eligibility.WhyNot(campaign, planned, invitee, now) is { } reason)
                left += LeftOut(invitee, reason, now);
            else if (WaveVariant.Of(wording, invitee) != variant)
                left += BatchOutcome.Nothing with { Moved = [invitee] };
            else
                again.Add(invitee);
        }

        return (again, left);
    }

    /// <summary>Whoever somebody else has claimed is not done with: that sender may be killed, or put the mail back. So the wave comes back for it.</summary>
    private BatchOutcome LeftOut(Invitee invitee, Ineligible reason, Instant now) => reason switch
    {
        Ineligible.InFlight => BatchOutcome.Nothing with { HeldUntil = invitee.Mails[planned.Wave].LeaseUntil ?? now },
        Ineligible.AlreadyMailed => invitee.Mails[planned.Wave].State is MailState.Claimed or MailState.Unknown ? BatchOutcome.Nothing with { HeldUntil = now } : BatchOutcome.Nothing,
        _ => new BatchOutcome(WaveTally.Zero.Skip(reason)),
    };
}
