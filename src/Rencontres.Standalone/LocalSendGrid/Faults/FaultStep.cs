using System.Text.Json.Serialization;

namespace Rencontres.Standalone.LocalSendGrid.Faults;

/// <summary>
/// What the next requests meet. Without <see cref="Reply"/>, <see cref="Hang"/> or <see cref="Reset"/> they are handled as usual,
/// after <see cref="DelayMs"/>, and also if the sender has given up meanwhile.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultStep
{
    /// <summary>A status from 400 to 599 in place of the true one.</summary>
    public int? Reply { get; init; }

    /// <summary>Seconds for the <c>Retry-After</c> header; with <see cref="Reply"/>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How many requests meet this step. Settable because the generated JSON reader would take 0 for a missing one.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Whether the mails are accepted all the same, before the fault shows. What breaks SendGrid's rules never is.</summary>
    public bool? Accept { get; init; }

    public int DelayMs { get; init; }

    /// <summary>No answer until the sender gives up.</summary>
    public bool Hang { get; init; }

    /// <summary>The connection is reset.</summary>
    public bool Reset { get; init; }

    internal bool HidesTheAnswer => Reply is not null || Hang || Reset;

    /// <summary>What is wrong with it, or null.</summary>
    internal string? WhyImpossible()
    {
        if (Reply is < 400 or > 599)
            return "reply must be from 400 to 599.";
        if ((Reply is not null ? 1 : 0) + (Hang ? 1 : 0) + (Reset ? 1 : 0) > 1)
            return "Only one of reply, hang and reset can be asked for.";
        if (Accept == true && Reply < 500)
            return "SendGrid never accepts what it answers with 4xx.";
        if (Accept == false && !HidesTheAnswer)
            return "accept: false needs reply, hang or reset.";
        if (RetryAfter is not null && Reply is null)
            return "retryAfter needs reply.";
        return Times < 1 || DelayMs < 0 || RetryAfter < 0 ? "times must be at least 1, delayMs and retryAfter at least 0." : null;
    }
}
