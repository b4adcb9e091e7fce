using NodaTime;

namespace Rencontres.Core.Mail;

/// <summary>What is known of the mail service's events as a whole: one record for all campaigns, since there is one webhook.</summary>
public interface IWebhookWatch
{
    /// <summary>Changes the record, and begins again if somebody else was faster. May run twice.</summary>
    /// <param name="change">Gives the new record, or the same one to leave it as it is. May be called several times.</param>
    Task<WebhookWatch> ChangeAsync(Func<WebhookWatch, WebhookWatch> change, CancellationToken cancellationToken);
}

/// <summary>Whether absence of events means anything.</summary>
/// <param name="LookedAt">When somebody who waits for events looked last.</param>
/// <param name="OutageUntil">When the last time ended in which events may have been missed.</param>
/// <param name="TakenAt">When a post was last taken, to the minute.</param>
/// <param name="RefusedAt">When a post that looked genuine was last refused, to the minute.</param>
public sealed record WebhookWatch(Instant? LookedAt, Instant? OutageUntil, Instant? TakenAt, Instant? RefusedAt)
{
    /// <summary>How exactly posts are noted, so that a flood of them is not a flood of writes.</summary>
    private static readonly Duration Exactness = Duration.FromMinutes(1);

    public static WebhookWatch None { get; } = new(null, null, null, null);

    /// <summary>Whether posts are refused at present: our key does not fit the service's.</summary>
    public bool IsRefusing => RefusedAt is { } refused && !(TakenAt > refused);

    /// <summary>Who looks regularly would have been there to take posts; a longer gap counts as an outage that ends now.</summary>
    public WebhookWatch Looked(Instant now, Duration longestGap) =>
        this with { LookedAt = now, OutageUntil = LookedAt is { } before && now - before <= longestGap ? OutageUntil : now };

    /// <summary>The application was not there until now.</summary>
    public WebhookWatch WasOut(Instant now) => this with { OutageUntil = now };

    public WebhookWatch Took(Instant now) => IsRefusing || IsNews(TakenAt, now) ? this with { TakenAt = now } : this;

    public WebhookWatch Refused(Instant now) => !IsRefusing || IsNews(RefusedAt, now) ? this with { RefusedAt = now, OutageUntil = now } : this;

    private static bool IsNews(Instant? noted, Instant at) => noted is not { } before || at - before >= Exactness;
}
