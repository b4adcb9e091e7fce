using System.Buffers;
using System.Text;
using Rencontres.Core.Mail;
using Rencontres.Mail.Templates.Liquid;

namespace Rencontres.Mail.Templates.Checking;

/// <summary>
/// Finds the tags of a source, and the faults of how they nest, which Liquid's own parser reports one at a time and misplaces (a missing
/// end only at the end of the file). <see cref="Repaired"/> is the source with these faults mended, every other character in its place.
/// </summary>
internal sealed class TagScan
{
    private static readonly SearchValues<string> Openings = SearchValues.Create(["{{", "{%"], StringComparison.Ordinal);
    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly SourceText _text;
    private readonly List<TemplateFault> _faults;
    private readonly List<LiquidTag> _tags = [];
    private readonly Stack<LiquidTag> _open = [];
    private readonly StringBuilder _repaired;

    public TagScan(SourceText text, List<TemplateFault> faults)
    {
        _text = text;
        _faults = faults;
        _repaired = new StringBuilder(text.Source);
        for (var at = 0; at >= 0;)
            at = Next(at);
        foreach (var block in _open)
        {
            _faults.Add(_text.Fault(block.Start, $"This '{block.Name}' has no '{{% end{block.Name} %}}'."));
            _repaired.Append("{% end" + block.Name + " %}");
        }
    }

    public IReadOnlyList<LiquidTag> Tags => _tags;

    public string Repaired => _repaired.ToString();

    private int Next(int from)
    {
        var source = _text.Source;
        var start = Opening(from);
        if (start < 0)
            return -1;
        var isOutput = source[start + 1] == '{';
        var close = source.IndexOf(isOutput ? "}}" : "%}", start + 2, StringComparison.Ordinal);
        var reopened = Opening(start + 2);
        if (close < 0 || (reopened >= 0 && reopened < close))
        {
            _faults.Add(_text.Fault(start, $"This '{source.AsSpan(start, 2)}' is not closed by '{(isOutput ? "}}" : "%}")}'."));
            Blank(start, start + 2);
            return start + 2;
        }

        var tag = new LiquidTag(start, close + 2, isOutput ? "" : NameOf(source[(start + 2)..close]));
        return tag.Name is "raw" or "comment" ? AfterVerbatim(tag) : Accept(tag);
    }

    private int Opening(int from)
    {
        var at = _text.Source.AsSpan(from).IndexOfAny(Openings);
        return at < 0 ? -1 : from + at;
    }

    private int AfterVerbatim(LiquidTag tag)
    {
        for (var from = tag.End; from < _text.Source.Length;)
        {
            var start = _text.Source.IndexOf("{%", from, StringComparison.Ordinal);
            var close = start < 0 ? -1 : _text.Source.IndexOf("%}", start, StringComparison.Ordinal);
            if (close < 0)
                break;
            if (NameOf(_text.Source[(start + 2)..close]) == "end" + tag.Name)
                return close + 2;
            from = start + 2;
        }

        _open.Push(tag);
        return -1;
    }

    private int Accept(LiquidTag tag)
    {
        var name = tag.Name;
        if (LiquidDialect.Blocks.Contains(name))
            _open.Push(tag);
        var problem = tag.IsOutput || LiquidDialect.Blocks.Contains(name) || LiquidDialect.Singles.Contains(name) ? null
            : LiquidDialect.Branches.Contains(name) ? Branch(name)
            : name.StartsWith("end", StringComparison.Ordinal) && LiquidDialect.Blocks.Contains(name[3..]) ? End(name[3..])
            : $"There is no tag '{name}' here.";
        if (problem is null)
        {
            _tags.Add(tag);
            return tag.End;
        }

        _faults.Add(_text.Fault(tag.Start, problem));
        Blank(tag.Start, tag.End);
        return tag.End;
    }

    private string? Branch(string name)
    {
        var block = _open.TryPeek(out var open) ? open.Name : "";
        var fits = name switch
        {
            "elsif" => block is "if",
            "when" => block is "case",
            _ => block is "if" or "unless" or "case" or "for",
        };
        return fits ? null : $"'{name}' stands outside of a block it belongs to.";
    }

    private string? End(string name)
    {
        if (!_open.TryPeek(out var open) || open.Name != name)
            return $"'end{name}' ends nothing here{(open is null ? "" : $": the block that is open is '{open.Name}'")}.";
        _open.Pop();
        return null;
    }

    private void Blank(int start, int end)
    {
        for (var i = start; i < end; i++)
            _repaired[i] = _repaired[i] == '\n' ? '\n' : ' ';
    }

    private static string NameOf(string inside)
    {
        var trimmed = inside.AsSpan().TrimStart('-').TrimStart();
        if (trimmed.StartsWith("#"))
            return "#";
        var length = trimmed.IndexOfAnyExcept(NameLetters);
        return (length < 0 ? trimmed : trimmed[..length]).ToString() is { Length: > 0 } name ? name : "?";
    }
}
