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

    public Task SettleAsync(Wave wave, string attempt, IReadOnlyList<(Invitee Invitee, WaveMail Result)> results, CancellationToken cancellationToken)
    {
        foreach (var (invitee, result) in results)
            Set(invitee.Key, wave, result);

        return Task.CompletedTask;
    }

    private void Set(InviteeKey key, Wave wave, WaveMail mail) =>
        rows.Change(key, invitee => invitee with { Mails = new Dictionary<Wave, WaveMail>(invitee.Mails) { [wave] = mail } });
}
