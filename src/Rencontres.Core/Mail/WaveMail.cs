using NodaTime;

namespace Rencontres.Core.Mail;

/// <summary>The mail of one wave to one invitee.</summary>
/// <param name="At">When it was claimed, taken on or put back; what is told of it later does not change this.</param>
/// <param name="Attempt">Id of the attempt that claimed it last; see <see cref="AttemptId"/>.</param>
/// <param name="LeaseUntil">For a claim: until when its sender may post. An unknown mail keeps it, for its grace counts from there.</param>
/// <param name="Detail">The mail service's id or reason.</param>
public sealed record WaveMail(MailState State, Instant At, string Attempt, Instant? LeaseUntil = null, string? Detail = null)
{
    /// <summary>When the newest thing happened that the service has told of it.</summary>
    public Instant? ToldAt { get; init; }

    /// <summary>An earlier attempt of which events have told after all that it was taken on, when another was under way or done.</summary>
    public TakenAttempt? Earlier { get; init; }

    /// <summary>Whether the recipient may have it, so that it counts for gaps and maxima.</summary>
    public bool MayHaveArrived => State is MailState.Claimed or MailState.Accepted or MailState.Delivered or MailState.Deferred or MailState.Unknown;

    /// <summary>Whether it is a claim whose sender ended: it may have been posted.</summary>
    public bool IsLeftBehind(Instant now) => State == MailState.Claimed && !(LeaseUntil > now);

    /// <summary>Whether two attempts were taken on: it went twice.</summary>
    public bool IsDoubled => Earlier is not null && MailTransitions.ProvesItsBatch(State) && State != MailState.Dropped;

    /// <summary>What it is after something has happened to an attempt of it.</summary>
    /// <param name="attempt">The attempt that it happened to, which need not be the last one.</param>
    /// <returns>Null if that changes nothing.</returns>
    public WaveMail? After(MailTrigger trigger, string attempt, Instant at, string? detail = null)
    {
        if (attempt != Attempt)
            return MailTransitions.IsTold(trigger) ? AfterEarlier(trigger, attempt, at, detail) : null;

        if (MailTransitions.After(State, trigger) is not { } next)
            return null;

        // Not taken on this time, but it was before: nothing is to be sent, and the address is not at fault.
        if (next is MailState.Due or MailState.Refused && Earlier is { } taken)
            return new WaveMail(MailState.Accepted, taken.At, taken.Attempt, null, detail) { ToldAt = taken.At };

        return this with
        {
            State = next,
            At = trigger is MailTrigger.TakenOn or MailTrigger.NotTakenOn or MailTrigger.Refused ? at : At,
            LeaseUntil = next == MailState.Unknown ? LeaseUntil : null,
            Detail = detail ?? Detail,
            ToldAt = MailTransitions.IsTold(trigger) ? at : ToldAt,
        };
    }

    /// <summary>An event about an attempt that was given up. If no other has begun, it settles the mail; else there may be two.</summary>
    private WaveMail? AfterEarlier(MailTrigger trigger, string attempt, Instant at, string? detail)
    {
        if (State is MailState.Due or MailState.Refused)
            return this with { State = MailTransitions.After(State, trigger) ?? State, Attempt = attempt, Detail = detail, ToldAt = at };

        return State == MailState.Superseded || trigger == MailTrigger.ToldDropped || Earlier is not null ? null : this with { Earlier = new TakenAttempt(attempt, at) };
    }
}

/// <param name="At">When the event happened that proves it.</param>
public sealed record TakenAttempt(string Attempt, Instant At);
