using System.Buffers;

namespace Rencontres.Standalone.LocalSendGrid.Delivery;

/// <summary>The tags of a personalization, ready to be looked for. A thousand personalizations mostly share one.</summary>
internal sealed class TagSet
{
    private readonly string[] longestFirst;
    private readonly SearchValues<string> search;

    public TagSet(IEnumerable<string> tags)
    {
        // An empty tag would stand everywhere.
        longestFirst = [.. tags.Where(tag => tag.Length > 0).OrderByDescending(tag => tag.Length)];
        search = SearchValues.Create(longestFirst, StringComparison.Ordinal);
    }

    /// <summary>The first tag at or after <paramref name="start"/>; of several in one place, the longest.</summary>
    public string? Find(string text, int start, out int index)
    {
        index = text.AsSpan(start).IndexOfAny(search);
        if (index < 0)
            return null;

        index += start;
        foreach (var tag in longestFirst)
        {
            if (string.CompareOrdinal(text, index, tag, 0, tag.Length) == 0)
                return tag;
        }

        return null;
    }
}
