using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

public sealed class MemoryWaveMails(MemoryInvitees rows) : IWaveMails
{
    public async Task<ClaimOutcome> ClaimAsync(WaveSlot waveSlot, IReadOnlyList<Invitee> invitees, WaveMail claim, CancellationToken cancellationToken)
    {
        var changed = new List<InviteeKey>();
        foreach (var invitee in invitees)
        {
            if ((await rows.FindAsync(invitee.Key, cancellationToken))?.Version != invitee.Version)
                changed.Add(invitee.Key);
        }

        if (changed.Count > 0)
            return new ClaimOutcome.Changed(changed);

        var now = new List<Invitee>();
        foreach (var invitee in invitees)
        {
            Set(invitee.Key, waveSlot.Wave, claim);
            now.Add((await rows.FindAsync(invitee.Key, cancellationToken))!);
        }

        return new ClaimOutcome.Claimed(now);
    }

    public async Task<IReadOnlyList<InviteeChange>> ChangeAsync(
        Wave wave, IReadOnlyList<Invitee> invitees, Func<Invitee, Invitee?> change, CancellationToken cancellationToken)
    {
        var changes = new List<InviteeChange>();
        foreach (var invitee in invitees)
        {
            if (await rows.FindAsync(invitee.Key, cancellationToken) is not { } before || change(before) is not { } after)
                continue;

            rows.Change(invitee.Key, now => now with { Mails = after.Mails, BouncedAt = after.BouncedAt, UnsubscribedAt = after.UnsubscribedAt });
            changes.Add(new InviteeChange(before, after));
        }

        return changes;
    }

    private void Set(InviteeKey key, Wave wave, WaveMail mail) =>
        rows.Change(key, invitee => invitee with { Mails = new Dictionary<Wave, WaveMail>(invitee.Mails) { [wave] = mail } });
}
