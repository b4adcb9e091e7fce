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
    /// Records what became of claimed mails, in one transaction, for those whose rows still carry this attempt; others have been settled by somebody else
    /// meanwhile and stay so. An answer that came in between does not hinder it. May run twice.
    /// </summary>
    Task SettleAsync(Wave wave, string attempt, IReadOnlyList<(Invitee Invitee, WaveMail Result)> results, CancellationToken cancellationToken);
}

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
