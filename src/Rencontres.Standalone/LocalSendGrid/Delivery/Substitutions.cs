using System.Runtime.InteropServices;

namespace Rencontres.Standalone.LocalSendGrid.Delivery;

/// <summary>Applies the substitutions of one request's personalizations: plain replacement, unescaped, and again within the values put in.</summary>
internal sealed class Substitutions
{
    private readonly Dictionary<string, (TagSet Tags, Dictionary<string, TaggedText> Texts)> cutBySet = new(StringComparer.Ordinal);

    public Func<string, string> For(IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
            return text => text;

        var (tags, texts) = CutFor(values.Keys);
        var nested = new NestedValues(values, tags);
        return text => Cut(text, tags, texts).Fill(nested.ValueOf);
    }

    private (TagSet Tags, Dictionary<string, TaggedText> Texts) CutFor(IEnumerable<string> keys)
    {
        var name = string.Join('\0', keys.Order(StringComparer.Ordinal));
        ref var cut = ref CollectionsMarshal.GetValueRefOrAddDefault(cutBySet, name, out var known);
        if (!known)
            cut = (new TagSet(keys), new Dictionary<string, TaggedText>(StringComparer.Ordinal));
        return cut;
    }

    private static TaggedText Cut(string text, TagSet tags, Dictionary<string, TaggedText> texts)
    {
        if (!texts.TryGetValue(text, out var cut))
            texts[text] = cut = new TaggedText(text, tags);
        return cut;
    }

    /// <summary>Values with the tags in them replaced. A tag within its own value would never end; there it stays as it is.</summary>
    private sealed class NestedValues(IReadOnlyDictionary<string, string> values, TagSet tags)
    {
        private readonly Dictionary<string, string> done = new(StringComparer.Ordinal);
        private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

        public string ValueOf(string tag)
        {
            if (done.TryGetValue(tag, out var value))
                return value;
            if (!underWay.Add(tag))
                return tag;

            value = new TaggedText(values[tag], tags).Fill(ValueOf);
            underWay.Remove(tag);
            return done[tag] = value;
        }
    }
}
