using NodaTime;

namespace Rencontres.Core.Mail;

/// <summary>What is known of one mail. The names are stored.</summary>
public enum MailState
{
    /// <summary>To be sent; was certainly not accepted before.</summary>
    Due,

    /// <summary>A sender holds it until its lease ends. Left behind by a crash, it becomes <see cref="Unknown"/>: it may have been posted.</summary>
    Claimed,

    /// <summary>The mail service has taken it on.</summary>
    Accepted,

    Delivered,
    Deferred,
    Bounced,
    Dropped,

    /// <summary>Nobody knows whether it was taken on, so it is never blindly sent again.</summary>
    Unknown,

    /// <summary>The mail service refused this one for good; the reason is kept.</summary>
    Refused,

    /// <summary>Not sent, because something newer made it pointless.</summary>
    Superseded,
}

/// <summary>The mail of one wave to one invitee.</summary>
/// <param name="At">When it came into this state.</param>
/// <param name="Attempt">Opaque id of the attempt that claimed it.</param>
/// <param name="LeaseUntil">For a claim: until when its sender may post.</param>
/// <param name="Detail">The mail service's id or the reason of a refusal.</param>
public sealed record WaveMail(MailState State, Instant At, string Attempt, Instant? LeaseUntil = null, string? Detail = null)
{
    /// <summary>Whether the recipient may have it, so that it counts for gaps and maxima.</summary>
    public bool MayHaveArrived => State is MailState.Claimed or MailState.Accepted or MailState.Delivered or MailState.Deferred or MailState.Unknown;
}
