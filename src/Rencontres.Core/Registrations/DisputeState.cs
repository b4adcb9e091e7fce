using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>How it stands with an answer whose mail went to somebody who may not have given it. A closed set.</summary>
public abstract record DisputeState
{
    private DisputeState()
    {
    }

    /// <summary>The answer as the mail told it.</summary>
    public required DisputedAnswer Answer { get; init; }

    /// <summary>It can be said that it was not theirs.</summary>
    public sealed record Unsaid : DisputeState;

    public sealed record Said : DisputeState;

    /// <summary>The answer names another address by now: there is nothing left to do.</summary>
    public sealed record Superseded : DisputeState;
}

/// <summary>No more of an answer than its mail said.</summary>
/// <param name="Status">Silent for a bulletin of the open form that was not confirmed.</param>
public sealed record DisputedAnswer(Campaign Campaign, Answer Content, Receipt Receipt, Instant ReceivedAt, AnswerStatus Status)
{
    public bool Counts => Status is AnswerStatus.Attending or AnswerStatus.Declined;
}
