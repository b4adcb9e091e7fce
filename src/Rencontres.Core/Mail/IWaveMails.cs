using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Mail;

/// <summary>The states of the mails of waves. They stand in the invitees' rows, so that a claim is conditional on the very row that an answer changes.</summary>
public interface IWaveMails
{
    /// <summary>
    /// Claims the mail of a wave for at most 100 invitees of one bucket, in one transaction, on condition that their rows are still as they were read.
    /// </summary>
    /// <param name="attempt">Of a new id each time, so that a repetition of this very claim that had been committed is recognised.</param>
    Task<ClaimOutcome> ClaimAsync(WaveSlot waveSlot, IReadOnlyList<Invitee> invitees, WaveMail claim, CancellationToken cancellationToken);

    /// <summary>
    /// Changes what is known of a wave's mails to at most 100 invitees of one bucket, in one transaction. Who was changed by somebody else meanwhile is read
    /// again and asked again, so nothing is overwritten unseen, and an answer that came in between does not hinder it. May run twice.
    /// </summary>
    /// <param name="invitees">As they were read.</param>
    /// <param name="change">
    /// Gives an invitee with another mail of that wave, and perhaps another bounce or unsubscription; nothing else of it is written. Null leaves it as it is.
    /// May be called several times.
    /// </param>
    /// <returns>Those that were changed, before and after.</returns>
    Task<IReadOnlyList<InviteeChange>> ChangeAsync(
        Wave wave, IReadOnlyList<Invitee> invitees, Func<Invitee, Invitee?> change, CancellationToken cancellationToken);
}

public readonly record struct InviteeChange(Invitee Before, Invitee After);

/// <summary>A closed set.</summary>
public abstract record ClaimOutcome
{
    private ClaimOutcome()
    {
    }

    /// <param name="Invitees">As they are now, with their new versions.</param>
    public sealed record Claimed(IReadOnlyList<Invitee> Invitees) : ClaimOutcome;

    /// <summary>Some row had changed: nothing was claimed. Read these invitees again and decide again.</summary>
    public sealed record Changed(IReadOnlyList<InviteeKey> Invitees) : ClaimOutcome;
}
