using NodaTime;

namespace Rencontres.Core.Mail;

/// <summary>
/// When the absence of events is believed: <c>design.md</c>, "Mail: once, and surely". It is evidence, not proof; an event that comes all the same settles the
/// mail or, after another attempt, is told as a doubling.
/// </summary>
public static class Absence
{
    /// <param name="attempt">One of which no event has told, for none of its mails.</param>
    /// <param name="leaseUntil">Until when it may have been posted.</param>
    /// <param name="reported">Of the attempts all of whose mails were reported, when the latest was claimed.</param>
    public static bool IsBelieved(string attempt, Instant leaseUntil, Instant? reported, WebhookWatch watch, Instant now, Duration grace) =>
        !watch.IsRefusing
        && AttemptId.ClaimedAt(attempt) is { } claimed
        && reported > claimed
        && now >= Instant.Max(leaseUntil, watch.OutageUntil ?? leaseUntil) + grace;
}
