using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Invitees;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Registrations;

internal sealed class DraftTable(TableRows rows, IInvitees invitees) : IDrafts
{
    public async Task<Draft?> FindAsync(Invitee invitee, CancellationToken cancellationToken) =>
        invitee.DraftAt is null ? null : await ReadAsync(invitee.Key, cancellationToken);

    public async Task<DraftOutcome> SaveAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (draft.IsTooLarge)
            return new DraftOutcome.TooLarge();

        for (var round = 0; ; round++)
        {
            var standing = await ReadAsync(draft.Key, cancellationToken);
            if ((standing?.Version ?? "") != draft.Version && await WhyNotAsync(standing, draft, cancellationToken) is { } outcome)
                return outcome;

            var row = DraftRow.Write(draft);
            var kept = standing is null ? TableRows.Add(row) : TableRows.Replace(row, standing.Version);
            var noted = TableRows.Merge(InviteeRow.Drafted(draft.Key, draft.SavedAt), version: null);
            if (await rows.TryWriteAsync([kept, noted], cancellationToken) is { } versions)
                return new DraftOutcome.Saved(draft with { Version = versions[0] });

            if (await invitees.FindAsync(draft.Key, cancellationToken) is null)
                return new DraftOutcome.Changed(null);

            Vendor.GiveUpAfter(round);
        }
    }

    public async Task<DraftOutcome> DiscardAsync(InviteeKey key, string version, CancellationToken cancellationToken)
    {
        for (var round = 0; await ReadAsync(key, cancellationToken) is { } standing; round++)
        {
            if (standing.Version != version)
                return await IsLeftBehindAsync(key, cancellationToken) ? new DraftOutcome.Discarded() : new DraftOutcome.Changed(standing);

            var removed = TableRows.Delete(RowKeys.Partition(key), RowKeys.Draft(key.Id), standing.Version);
            if (await rows.TryWriteAsync([removed, TableRows.Merge(InviteeRow.Drafted(key, null), version: null)], cancellationToken) is not null)
                return new DraftOutcome.Discarded();

            Vendor.GiveUpAfter(round);
        }

        return new DraftOutcome.Discarded();
    }

    /// <returns>Null if another one than the one that was seen may be replaced all the same.</returns>
    private async Task<DraftOutcome?> WhyNotAsync(Draft? standing, Draft draft, CancellationToken cancellationToken)
    {
        if (standing is not null && await IsLeftBehindAsync(draft.Key, cancellationToken))
            return null;

        return standing?.SaysTheSameAs(draft) == true ? new DraftOutcome.Saved(standing) : new DraftOutcome.Changed(standing);
    }

    /// <summary>By an answer that did not see it.</summary>
    private async Task<bool> IsLeftBehindAsync(InviteeKey key, CancellationToken cancellationToken) =>
        await invitees.FindAsync(key, cancellationToken) is null or { DraftAt: null };

    private async Task<Draft?> ReadAsync(InviteeKey key, CancellationToken cancellationToken)
    {
        var row = await rows.FindAsync(RowKeys.Partition(key), RowKeys.Draft(key.Id), cancellationToken);
        return row is null ? null : DraftRow.Read(key, row);
    }
}
