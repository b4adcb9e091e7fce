using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Storage.Mail;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Invitees;

internal sealed class InviteeTable(TableRows rows) : IInvitees
{
    private const int FewIds = 3;

    public async Task<Invitee?> FindAsync(InviteeKey key, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(RowKeys.Partition(key), RowKeys.Invitee(key.Id), cancellationToken);
        return row is null ? null : InviteeRow.Read(key.Campaign, key.Bucket, row);
    }

    /// <summary>A few by their keys; more by one range from the first to the last, since those of a batch or a post lie close together.</summary>
    public async Task<IReadOnlyList<Invitee>> FindAllAsync(
        CampaignId campaign, int bucket, IReadOnlyCollection<InviteeId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count <= FewIds)
        {
            var few = await Task.WhenAll(ids.Distinct().Select(id => FindAsync(new InviteeKey(campaign, bucket, id), cancellationToken)));
            return [.. few.OfType<Invitee>().OrderBy(invitee => invitee.Id.Value, StringComparer.Ordinal)];
        }

        var wanted = ids.ToHashSet();
        var keys = wanted.Select(RowKeys.Invitee).Order(StringComparer.Ordinal).ToList();
        var found = new List<Invitee>();
        await foreach (var row in rows.ReadAsync(RowKeys.Between(RowKeys.Partition(campaign, bucket), keys[0], keys[^1]), cancellationToken))
        {
            if (wanted.Contains(RowKeys.InviteeOf(row.RowKey)))
                found.Add(InviteeRow.Read(campaign, bucket, row));
        }

        return found;
    }

    public async IAsyncEnumerable<Invitee> ScanAsync(
        CampaignId campaign, int bucket, Slot? slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ofSlot = slot is { } wanted ? (FormattableString)$"country eq {wanted.Country} and zone eq {wanted.Zone}" : null;
        await foreach (var row in rows.ReadAsync(RowKeys.AllOf(RowKeys.Partition(campaign, bucket), "i"), cancellationToken, ofSlot))
        {
            yield return InviteeRow.Read(campaign, bucket, row);
        }
    }

    public async IAsyncEnumerable<InviteeName> NamesAsync(CampaignId campaign, int bucket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = RowKeys.AllOf(RowKeys.Partition(campaign, bucket), "i");
        await foreach (var row in rows.ReadAsync(range, cancellationToken, columns: InviteeRow.NameColumns))
        {
            yield return InviteeRow.ReadName(row);
        }
    }

    public async Task PutAsync(
        CampaignId campaign, int bucket, IReadOnlyList<ListedInvitee> invitees, IReadOnlySet<InviteeId> reinvite, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(invitees.Count, TableRows.MaximumTransaction);
        for (var round = 0; invitees.Count > 0; round++)
        {
            var actions = new List<TableTransactionAction>();
            foreach (var listed in invitees)
            {
                var key = new InviteeKey(campaign, bucket, listed.Id);
                var row = InviteeRow.Listed(key, listed);
                row[InviteeRow.CameByItself] = false;
                actions.Add(reinvite.Contains(listed.Id) ? await ReinviteAsync(key, row, cancellationToken) : TableRows.AddOrMerge(row));
            }

            if (await rows.TryWriteAsync(actions, cancellationToken) is not null)
                return;

            Vendor.GiveUpAfter(round);
        }
    }

    public async Task<bool> NoteAsync(InviteeKey key, InviteeStep step, Instant at, CancellationToken cancellationToken)
    {
        var column = InviteeRow.StepColumn(step);
        for (var round = 0; await rows.FindAsync(RowKeys.Partition(key), RowKeys.Invitee(key.Id), cancellationToken) is { } row; round++)
        {
            if (row.When(column) is not null)
                return true;

            var noted = InviteeRow.Of(key);
            noted[column] = at.ToColumn();
            if (await rows.TryWriteAsync([TableRows.Merge(noted, row.ETag.ToString())], cancellationToken) is not null)
                return true;

            Vendor.GiveUpAfter(round);
        }

        return false;
    }

    public async Task<Dispute?> DisputeAsync(InviteeKey key, Dispute dispute, CancellationToken cancellationToken)
    {
        for (var round = 0; await rows.FindAsync(RowKeys.Partition(key), RowKeys.Invitee(key.Id), cancellationToken) is { } row; round++)
        {
            if (InviteeRow.ReadDispute(row) is { } noted && noted.IsOf(dispute.Email))
                return noted;

            var disputed = InviteeRow.Of(key);
            disputed[InviteeRow.DisputedAt] = dispute.At.ToColumn();
            disputed[InviteeRow.DisputedEmail] = dispute.Email;
            if (await rows.TryWriteAsync([TableRows.Merge(disputed, row.ETag.ToString())], cancellationToken) is not null)
                return dispute;

            Vendor.GiveUpAfter(round);
        }

        return null;
    }

    public async Task<bool> ExtendAsync(InviteeKey key, Instant until, CancellationToken cancellationToken)
    {
        var row = InviteeRow.Of(key);
        row[InviteeRow.LateUntil] = until.ToColumn();
        return await rows.TryWriteAsync([TableRows.Merge(row, version: null)], cancellationToken) is not null;
    }

    /// <summary>On condition of what was read, so that a state that came in meanwhile is not taken for the failed one.</summary>
    private async Task<TableTransactionAction> ReinviteAsync(InviteeKey key, TableEntity row, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } before)
            return TableRows.AddOrMerge(row);

        row[InviteeRow.BouncedAt] = "";
        foreach (var (wave, mail) in before.Mails)
        {
            if (HasFailed(mail.State, before.BouncedAt is not null))
                WaveMailColumn.Clear(row, wave);
        }

        return TableRows.Merge(row, before.Version);
    }

    /// <summary>What the service took on and the address then sent back has failed, also when no event has said so of that very mail.</summary>
    private static bool HasFailed(MailState state, bool bounced) => state switch
    {
        MailState.Bounced or MailState.Dropped or MailState.Refused => true,
        MailState.Accepted or MailState.Deferred => bounced,
        _ => false,
    };
}
