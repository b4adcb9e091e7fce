using System.Text;

namespace Rencontres.Standalone.LocalSendGrid.Delivery;

/// <summary>A text cut at its tags once, so that filling it for each of many recipients is mere joining.</summary>
internal sealed class TaggedText
{
    // Values may nest, so a few kilobytes of them could ask for more text than the machine has.
    private const int Longest = 10_000_000;

    private readonly List<(string Before, string? Tag)> pieces = [];

    public TaggedText(string text, TagSet tags)
    {
        var start = 0;
        while (tags.Find(text, start, out var index) is { } tag)
        {
            pieces.Add((text[start..index], tag));
            start = index + tag.Length;
        }

        pieces.Add((text[start..], null));
    }

    public bool HasTags => pieces.Count > 1;

    /// <summary>A tag that would make the text longer than any mail stays as it is.</summary>
    public string Fill(Func<string, string> valueOf)
    {
        if (!HasTags)
            return pieces[0].Before;

        var filled = new StringBuilder();
        foreach (var (before, tag) in pieces)
        {
            filled.Append(before);
            if (tag is null)
                continue;

            var value = valueOf(tag);
            filled.Append(filled.Length + value.Length <= Longest ? value : tag);
        }

        return filled.ToString();
    }
}
