namespace Rencontres.Mail.Templates.Checking;

/// <summary>
/// Finds where in the source an expression stands. Fluid's syntax tree has no positions, but it is walked in the source's order, so an
/// expression's place is the next one, within a tag and outside of quoted strings, that reads like it.
/// </summary>
internal sealed class ExpressionPlaces
{
    private readonly string _tagsOnly;
    private int _cursor;

    public ExpressionPlaces(SourceText text, IReadOnlyList<LiquidTag> tags)
    {
        var visible = new string(' ', text.Source.Length).ToCharArray();
        foreach (var tag in tags)
            CopyUnquoted(text.Source, tag, visible);
        _tagsOnly = new string(visible);
    }

    /// <summary>The next place of a variable's path or a filter's name; the place reached so far if it is written in an unusual way.</summary>
    public int Next(string word)
    {
        for (var at = _cursor; (at = _tagsOnly.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + word.Length;
            if (Continues(word[0]) && !StandsAlone(at, end))
                continue;
            _cursor = end;
            return at;
        }

        return _cursor;
    }

    private bool StandsAlone(int start, int end) =>
        (start == 0 || !(Continues(_tagsOnly[start - 1]) || _tagsOnly[start - 1] == '.')) && (end >= _tagsOnly.Length || !Continues(_tagsOnly[end]));

    private static bool Continues(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static void CopyUnquoted(string source, LiquidTag tag, char[] visible)
    {
        for (var i = tag.Start + 2; i < tag.End - 2; i++)
        {
            var close = source[i] is '"' or '\'' ? source.IndexOf(source[i], i + 1, tag.End - i - 1) : -1;
            if (close > 0)
                i = close;
            else
                visible[i] = source[i];
        }

        // "{{-" and "-}}" trim white space; their hyphens belong to no name.
        foreach (var i in new[] { tag.Start + 2, tag.End - 3 })
            visible[i] = visible[i] == '-' ? ' ' : visible[i];
    }
}
