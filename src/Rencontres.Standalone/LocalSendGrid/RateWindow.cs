namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>Counts the requests of the current minute.</summary>
internal sealed class RateWindow(int limit, TimeProvider clock)
{
    private readonly Lock gate = new();
    private long minute;
    private int used;

    public RateLimit Take()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (gate)
        {
            if (now / 60 != minute)
                (minute, used) = (now / 60, 0);

            var isWithin = used < limit;
            if (isWithin)
                used++;
            var reset = (minute + 1) * 60;
            return new RateLimit(isWithin, limit, limit - used, reset, (int)(reset - now));
        }
    }
}

/// <param name="Reset">When the next minute begins, in seconds of Unix time.</param>
/// <param name="Wait">The seconds until then.</param>
internal sealed record RateLimit(bool IsWithin, int Limit, int Remaining, long Reset, int Wait);
