namespace Rencontres.Core.Mail;

/// <summary>
/// The one place that knows how the states of a mail follow each other: <c>design.md</c>, "Mail: once, and surely". What is told by events only ever moves
/// forward along <see cref="Told"/>, so their order and number do not matter.
/// </summary>
public static class MailTransitions
{
    /// <summary>In the order in which a later one counts more: a mail that was delivered can still be sent back, and one that was sent back is not delivered.</summary>
    private static readonly MailState[] Told = [MailState.Accepted, MailState.Deferred, MailState.Delivered, MailState.Dropped, MailState.Bounced];

    /// <returns>The next state; null if nothing changes.</returns>
    public static MailState? After(MailState state, MailTrigger trigger) => (state, trigger) switch
    {
        (MailState.Superseded, _) => null,
        (_, MailTrigger.ToldProcessed) => Later(state, MailState.Accepted),
        (_, MailTrigger.ToldDeferred) => Later(state, MailState.Deferred),
        (_, MailTrigger.ToldDelivered) => Later(state, MailState.Delivered),
        (_, MailTrigger.ToldDropped) => Later(state, MailState.Dropped),
        (_, MailTrigger.ToldBounced) => Later(state, MailState.Bounced),
        (MailState.Due, MailTrigger.Claimed) => MailState.Claimed,
        (MailState.Claimed, MailTrigger.Unanswered or MailTrigger.LeftBehind) => MailState.Unknown,
        (MailState.Claimed, MailTrigger.Superseded) => MailState.Superseded,

        // Unknown too: a sender that was held up past its lease knows more of its own mail than whoever judged its claim.
        (MailState.Claimed or MailState.Unknown, MailTrigger.TakenOn) => MailState.Accepted,
        (MailState.Claimed or MailState.Unknown, MailTrigger.NotTakenOn) => MailState.Due,
        (MailState.Claimed or MailState.Unknown, MailTrigger.Refused) => MailState.Refused,
        (MailState.Unknown, MailTrigger.SaidSent) => MailState.Accepted,
        (MailState.Unknown, MailTrigger.JudgedAbsent or MailTrigger.SaidUnsent) => MailState.Due,
        _ => null,
    };

    /// <summary>Whether the service has said of it, by reply or event, that it took it on; so it took on its whole batch.</summary>
    public static bool ProvesItsBatch(MailState state) => Told.Contains(state);

    /// <summary>Whether an event has told what became of it at the recipient's.</summary>
    public static bool IsReported(MailState state) => Array.IndexOf(Told, state) > 0;

    public static bool IsTold(MailTrigger trigger) => trigger is
        MailTrigger.ToldProcessed or MailTrigger.ToldDeferred or MailTrigger.ToldDelivered or MailTrigger.ToldBounced or MailTrigger.ToldDropped;

    /// <summary>A signed event proves that the mail was taken on, whatever was believed before.</summary>
    private static MailState? Later(MailState state, MailState told) => Array.IndexOf(Told, state) < Array.IndexOf(Told, told) ? told : null;
}
