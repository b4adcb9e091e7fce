using System.Globalization;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Testing.Memory;

public sealed class MemoryDrafts(MemoryInvitees invitees) : IDrafts
{
    private readonly Dictionary<InviteeId, Draft> rows = [];
    private int versions;

    public Task<Draft?> FindAsync(Invitee invitee, CancellationToken cancellationToken) =>
        Task.FromResult(invitee.DraftAt is null ? null : rows.GetValueOrDefault(invitee.Id));

    public async Task<DraftOutcome> SaveAsync(Draft draft, CancellationToken cancellationToken)
    {
        if (draft.IsTooLarge)
            return new DraftOutcome.TooLarge();

        var standing = await StandingAsync(draft.Key, cancellationToken);
        if ((standing?.Version ?? "") != draft.Version)
        {
            return standing?.SaysTheSameAs(draft) == true
                ? new DraftOutcome.Saved(standing)
                : new DraftOutcome.Changed(standing);
        }

        if (!invitees.Change(draft.Key, invitee => invitee with { DraftAt = draft.SavedAt }))
            return new DraftOutcome.Changed(null);

        var saved = draft with { Version = (++versions).ToString(CultureInfo.InvariantCulture) };
        rows[draft.Key.Id] = saved;
        return new DraftOutcome.Saved(saved);
    }

    public async Task<DraftOutcome> DiscardAsync(InviteeKey key, string version, CancellationToken cancellationToken)
    {
        var standing = await StandingAsync(key, cancellationToken);
        if (standing is not null && standing.Version != version)
            return new DraftOutcome.Changed(standing);

        if (standing is not null)
            invitees.Change(key, invitee => invitee with { DraftAt = null });

        return new DraftOutcome.Discarded();
    }

    /// <summary>None where an answer has come meanwhile.</summary>
    private async Task<Draft?> StandingAsync(InviteeKey key, CancellationToken cancellationToken) =>
        await invitees.FindAsync(key, cancellationToken) is { } invitee ? await FindAsync(invitee, cancellationToken) : null;
}
