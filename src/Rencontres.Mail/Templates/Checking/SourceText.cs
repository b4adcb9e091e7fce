using Rencontres.Core.Mail;

namespace Rencontres.Mail.Templates.Checking;

/// <summary>A template's source, with "\n" as line ending and without byte order mark, that knows where an offset is.</summary>
internal sealed class SourceText(string source)
{
    public string Source { get; } = source.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    public TemplateFault Fault(int offset, string message)
    {
        var before = Source.AsSpan(0, Math.Clamp(offset, 0, Source.Length));
        return new TemplateFault(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), message);
    }

    public int Offset(int line, int column)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
            start = Source.IndexOf('\n', start) + 1;
        return start + column - 1;
    }
}
