using System.Text;

namespace Rencontres.Lists;

/// <summary>How a CSV file separates its cells. Excel takes the separator of the machine's country and may name it in a first line <c>sep=;</c>.</summary>
/// <param name="IsNamedByFirstLine">The first line only names the separator; it is neither heading nor row.</param>
internal sealed record CsvDialect(char Separator, bool IsNamedByFirstLine)
{
    /// <summary>In order of preference: headings hold a comma more often than a semicolon, and never a tab.</summary>
    private const string Separators = "\t;,";
    private const int MaxHeadingCharacters = 65536;

    public static async Task<CsvDialect> DetectAsync(Stream content, Encoding encoding, CancellationToken cancellationToken)
    {
        content.Position = 0;
        using var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[MaxHeadingCharacters];
        var length = await text.ReadBlockAsync(start, cancellationToken);
        return Of(start.AsSpan(0, length));
    }

    private static CsvDialect Of(ReadOnlySpan<char> start)
    {
        if (start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start.Length > 4 && (Separators + "|").Contains(start[4], StringComparison.Ordinal))
            return new CsvDialect(start[4], IsNamedByFirstLine: true);

        var headings = HeadingLine(start);
        var best = ',';
        var most = 0;
        foreach (var separator in Separators)
        {
            var count = CountOutsideQuotes(headings, separator);
            if (count > most)
                (best, most) = (separator, count);
        }

        return new CsvDialect(best, IsNamedByFirstLine: false);
    }

    private static ReadOnlySpan<char> HeadingLine(ReadOnlySpan<char> start)
    {
        start = start.TrimStart("\r\n");
        var isQuoted = false;
        for (var at = 0; at < start.Length; at++)
        {
            if (start[at] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && start[at] is '\r' or '\n')
                return start[..at];
        }

        return start;
    }

    private static int CountOutsideQuotes(ReadOnlySpan<char> line, char separator)
    {
        var isQuoted = false;
        var count = 0;
        foreach (var character in line)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (character == separator && !isQuoted)
                count++;
        }

        return count;
    }
}
