using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Routing;

/// <summary>
/// Limits of this process, so that nobody can keep it from answering others. Whom a limit counts for is remembered as one of a fixed number of slots, not by name, and
/// forgotten soon: memory is bounded whoever asks. Two that share a slot share an allowance, which is wide.
/// </summary>
internal sealed class RequestLimits : IDisposable
{
    private const int Slots = 1 << 15;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly LimitSettings settings;
    private readonly bool behindPlatform;
    private readonly PartitionedRateLimiter<Asker> requests;
    private readonly PartitionedRateLimiter<string> mailboxes;
    private readonly PartitionedRateLimiter<string> wrongKeys;

    public RequestLimits(WebOptions options)
    {
        (settings, behindPlatform) = (options.Limits, options.BehindPlatform);
        requests = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<Asker, (bool, int)>(asker => Bucket((asker.Writes, SlotOf(asker.Address)), settings.OfAddress(asker.Writes))),
            PartitionedRateLimiter.Create<Asker, (RequestKind, int)>(asker => asker.Link.Length == 0
                ? RateLimitPartition.GetNoLimiter((asker.Kind, -1))
                : Bucket((asker.Kind, SlotOf(asker.Link)), settings.OfLink(asker.Kind))));
        mailboxes = PartitionedRateLimiter.Create<string, int>(mailbox => Bucket(SlotOf(mailbox), settings.OfMailbox));
        wrongKeys = PartitionedRateLimiter.Create<string, int>(address => Bucket(SlotOf(address), settings.OfWrongKeys));
    }

    /// <summary>Counts a request of a public route.</summary>
    /// <returns>How many seconds to wait; null: it may be answered.</returns>
    public int? WaitOf(HttpContext context, RequestKind kind) => Take(requests, new Asker(kind, Address(context), context.RouteText("token")));

    /// <summary>Counts an open bulletin against the mailbox that was typed into it.</summary>
    /// <inheritdoc cref="WaitOf" path="/returns"/>
    public int? WaitOfMailbox(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Take(mailboxes, typed.Trim().ToLowerInvariant());

    /// <summary>Whether that address has sent too many wrong keys for any further one to be looked at.</summary>
    /// <inheritdoc cref="WaitOf" path="/returns"/>
    public int? WaitOfKeys(HttpContext context) =>
        !settings.AreOff && wrongKeys.GetStatistics(Address(context)) is { CurrentAvailablePermits: 0 } ? (int)Period.TotalSeconds : null;

    public void NoteWrongKey(HttpContext context) => Take(wrongKeys, Address(context));

    public void Dispose()
    {
        requests.Dispose();
        mailboxes.Dispose();
        wrongKeys.Dispose();
    }

    private string Address(HttpContext context) => ClientAddress.Of(context, behindPlatform);

    private int? Take<T>(PartitionedRateLimiter<T> limiter, T asker)
    {
        if (settings.AreOff)
            return null;

        using var lease = limiter.AttemptAcquire(asker);
        return lease.IsAcquired ? null : (int)Math.Ceiling((lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Period).TotalSeconds);
    }

    private static RateLimitPartition<T> Bucket<T>(T key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, (int)(perMinute * Period.TotalMinutes)),
        ReplenishmentPeriod = Period,
    });

    /// <summary>The hash differs from process to process, so that nobody can aim at another's slot.</summary>
    private static int SlotOf(string name) => (int)((uint)name.GetHashCode(StringComparison.Ordinal) % Slots);

    private readonly record struct Asker(RequestKind Kind, string Address, string Link)
    {
        public bool Writes => Kind == RequestKind.Write;
    }
}
