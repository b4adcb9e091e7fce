using Azure.Data.Tables;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Storage.Invitees;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Mail;

internal sealed class WaveMailTable(TableRows rows) : IWaveMails
{
    public async Task<ClaimOutcome> ClaimAsync(
        WaveSlot waveSlot, IReadOnlyList<Invitee> invitees, WaveMail claim, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(invitees.Count, TableRows.MaximumTransaction);
        if (invitees.Count == 0)
            return new ClaimOutcome.Claimed([]);

        var actions = invitees.Select(invitee => Merge(waveSlot.Wave, invitee, claim)).ToList();
        if (await rows.TryWriteAsync(actions, cancellationToken) is { } versions)
            return new ClaimOutcome.Claimed([.. invitees.Zip(versions, (invitee, version) => Claimed(invitee, waveSlot.Wave, claim, version))]);

        var now = await ReadAgainAsync(invitees, cancellationToken);
        if (invitees.All(invitee => now.TryGetValue(invitee.Id, out var current) && Carries(current, waveSlot.Wave, claim.Attempt)))
            return new ClaimOutcome.Claimed([.. invitees.Select(invitee => now[invitee.Id])]);

        return new ClaimOutcome.Changed(
            [.. invitees.Where(invitee => now.GetValueOrDefault(invitee.Id)?.Version != invitee.Version).Select(invitee => invitee.Key)]);
    }

    public async Task SettleAsync(
        Wave wave, string attempt, IReadOnlyList<(Invitee Invitee, WaveMail Result)> results, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(results.Count, TableRows.MaximumTransaction);
        var pending = results.Where(each => Carries(each.Invitee, wave, attempt)).ToList();
        for (var round = 0; pending.Count > 0; round++)
        {
            var actions = pending.Select(each => Merge(wave, each.Invitee, each.Result)).ToList();
            if (await rows.TryWriteAsync(actions, cancellationToken) is not null)
                return;

            Vendor.GiveUpAfter(round);
            var now = await ReadAgainAsync([.. pending.Select(each => each.Invitee)], cancellationToken);
            pending = [.. pending.Where(each => IsUnsettled(each.Invitee, now, wave)).Select(each => (now[each.Invitee.Id], each.Result))];
        }
    }

    private static TableTransactionAction Merge(Wave wave, Invitee invitee, WaveMail mail)
    {
        var row = InviteeRow.Of(invitee.Key);
        row[WaveMailColumn.Name(wave)] = WaveMailColumn.Format(mail);
        return TableRows.Merge(row, invitee.Version);
    }

    private static Invitee Claimed(Invitee invitee, Wave wave, WaveMail claim, string version) =>
        invitee with { Version = version, Mails = new Dictionary<Wave, WaveMail>(invitee.Mails) { [wave] = claim } };

    private static bool Carries(Invitee invitee, Wave wave, string attempt) =>
        invitee.Mails.TryGetValue(wave, out var mail) && mail.Attempt == attempt;

    /// <summary>Still the same attempt in the same state: neither somebody else nor our own committed write has settled it.</summary>
    private static bool IsUnsettled(Invitee before, Dictionary<InviteeId, Invitee> now, Wave wave) =>
        now.TryGetValue(before.Id, out var current)
        && current.Mails.TryGetValue(wave, out var mail)
        && mail.Attempt == before.Mails[wave].Attempt
        && mail.State == before.Mails[wave].State;

    /// <summary>One range from the first to the last of them: batches are cut from a scan, so few others lie between.</summary>
    private async Task<Dictionary<InviteeId, Invitee>> ReadAgainAsync(IReadOnlyList<Invitee> invitees, CancellationToken cancellationToken)
    {
        var (campaign, bucket, _) = invitees[0].Key;
        var keys = invitees.Select(invitee => RowKeys.Invitee(invitee.Id)).Order(StringComparer.Ordinal).ToList();
        var wanted = invitees.Select(invitee => invitee.Id).ToHashSet();
        var found = new Dictionary<InviteeId, Invitee>();
        await foreach (var row in rows.ReadAsync(RowKeys.Between(RowKeys.Partition(campaign, bucket), keys[0], keys[^1]), cancellationToken))
        {
            if (wanted.Contains(RowKeys.InviteeOf(row.RowKey)))
                found[RowKeys.InviteeOf(row.RowKey)] = InviteeRow.Read(campaign, bucket, row);
        }

        return found;
    }
}
