using System.Collections.Concurrent;
using NodaTime;

namespace Rencontres.Core.Campaigns;

/// <summary>Documents of the content, parsed, kept in memory so that a page or a mail costs no reads of its own. One that was read stands in while storage is out of reach.</summary>
/// <param name="parse">Makes a value of a document; null if the document is faulty. What it throws reaches the caller, and the document is read again the next time.</param>
public sealed class ParsedContent<T>(IContent content, IClock clock, Func<string, byte[], T?> parse)
    where T : class
{
    private static readonly Duration Freshness = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Entry> known = new();

    /// <returns>Null if there is no such document or it is faulty.</returns>
    public async Task<T?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var entry = known.GetValueOrDefault(path);
        if (entry is not null && now >= entry.ReadAt && now - entry.ReadAt < Freshness)
            return entry.Value;

        try
        {
            var document = await content.ReadAsync(path, cancellationToken);
            var value = document is not null && document.Version == entry?.Version ? entry.Value : document is null ? null : parse(path, document.Content);
            known[path] = new Entry(value, document?.Version, now);
            return value;
        }
        catch (StorageUnavailableException) when (entry?.Value is not null)
        {
            return entry.Value;
        }
    }

    private sealed record Entry(T? Value, string? Version, Instant ReadAt);
}
