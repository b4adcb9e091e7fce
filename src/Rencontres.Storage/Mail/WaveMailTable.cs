using Azure.Data.Tables;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Storage.Invitees;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

internal sealed class WaveMailTable(TableRows rows, IInvitees table) : IWaveMails
{
    public async Task<ClaimOutcome> ClaimAsync(
        WaveSlot waveSlot, IReadOnlyList<Invitee> invitees, WaveMail claim, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(invitees.Count, TableRows.MaximumTransaction);
        if (invitees.Count == 0)
            return new ClaimOutcome.Claimed([]);

        var changes = invitees.Select(invitee => new InviteeChange(invitee, invitee.With(waveSlot.Wave, claim))).ToList();
        if (await rows.TryWriteAsync([.. changes.Select(change => Merge(waveSlot.Wave, change))], cancellationToken) is { } versions)
            return new ClaimOutcome.Claimed([.. changes.Zip(versions, (change, version) => change.After with { Version = version })]);

        var now = await ReadAgainAsync(invitees, cancellationToken);

        // All of it was written or nothing: if one carries this claim, it was ours, and only the acknowledgement was lost. Some may have been changed since.
        var ours = now.Values.Where(current => current.Mails.GetValueOrDefault(waveSlot.Wave) is { State: MailState.Claimed } mail && mail.Attempt == claim.Attempt).ToList();
        if (ours.Count > 0)
            return new ClaimOutcome.Claimed(ours);

        return new ClaimOutcome.Changed(
            [.. invitees.Where(invitee => now.GetValueOrDefault(invitee.Id)?.Version != invitee.Version).Select(invitee => invitee.Key)]);
    }

    public async Task<IReadOnlyList<InviteeChange>> ChangeAsync(
        Wave wave, IReadOnlyList<Invitee> invitees, Func<Invitee, Invitee?> change, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(invitees.Count, TableRows.MaximumTransaction);
        for (var round = 0; ; round++)
        {
            var changes = invitees.Select(invitee => (Before: invitee, After: change(invitee)))
                .Where(each => each.After is not null)
                .Select(each => new InviteeChange(each.Before, each.After!))
                .ToList();
            if (changes.Count == 0)
                return [];

            if (await rows.TryWriteAsync([.. changes.Select(each => Merge(wave, each))], cancellationToken) is not null)
                return changes;

            Vendor.GiveUpAfter(round);
            var now = await ReadAgainAsync(invitees, cancellationToken);
            invitees = [.. invitees.Where(invitee => now.ContainsKey(invitee.Id)).Select(invitee => now[invitee.Id])];
        }
    }

    private static TableTransactionAction Merge(Wave wave, InviteeChange change)
    {
        var row = InviteeRow.Of(change.Before.Key);
        WaveMailColumn.Set(row, wave, change.After.Mails[wave], change.Before.Mails.GetValueOrDefault(wave));
        InviteeRow.SetSteps(row, change);
        return TableRows.Merge(row, change.Before.Version);
    }

    private async Task<Dictionary<InviteeId, Invitee>> ReadAgainAsync(IReadOnlyList<Invitee> invitees, CancellationToken cancellationToken)
    {
        var (campaign, bucket, _) = invitees[0].Key;
        var now = await table.FindAllAsync(campaign, bucket, [.. invitees.Select(invitee => invitee.Id)], cancellationToken);
        return now.ToDictionary(invitee => invitee.Id);
    }
}
