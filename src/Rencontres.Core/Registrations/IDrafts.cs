using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>
/// One unfinished form for each invitee, in the invitee's partition. Whether there is one stands in the invitee's row too (<see cref="Invitee.DraftAt"/>),
/// written in the same transaction, so that waves need no other read, and a claim of a mail fails when a draft is begun or discarded. An answer or a
/// withdrawal, however it comes in, takes the draft away in its own transaction.
/// </summary>
public interface IDrafts
{
    /// <returns>Null if there is none. Where the given row says so, nothing is read.</returns>
    Task<Draft?> FindAsync(Invitee invitee, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a form in place of the draft that was seen, in one transaction with the invitee's row. Repeating a save that had been committed is recognised and
    /// answered as <see cref="DraftOutcome.Saved"/>, so it may run twice.
    /// </summary>
    /// <param name="draft">Its version is that of the draft that was seen, whatever text somebody gives for it; empty: there was none.</param>
    /// <returns>
    /// <see cref="DraftOutcome.Saved"/> with its new version; <see cref="DraftOutcome.Changed"/>, also if the invitee is gone; or <see cref="DraftOutcome.TooLarge"/>.
    /// </returns>
    Task<DraftOutcome> SaveAsync(Draft draft, CancellationToken cancellationToken);

    /// <summary>Takes away the draft that was seen. May run twice.</summary>
    /// <param name="version">Of the draft that was seen.</param>
    /// <returns><see cref="DraftOutcome.Discarded"/>, also if there was none any more; or <see cref="DraftOutcome.Changed"/>.</returns>
    Task<DraftOutcome> DiscardAsync(InviteeKey key, string version, CancellationToken cancellationToken);
}
