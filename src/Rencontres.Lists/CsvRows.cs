using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace Rencontres.Lists;

/// <summary>The rows of a CSV file whose encoding and separator have to be found out.</summary>
internal sealed class CsvRows
{
    /// <summary>No honest record is longer; a quotation mark that is never closed would swallow the rest of the file.</summary>
    private const int MaxRecordBytes = 1 << 20;
    private const string OpenQuote = "A quotation mark (\") opens a cell here and is never closed. Close or remove it, or save the list from Excel again.";

    private readonly Stream content;
    private readonly TableReaderOptions options;
    private readonly Encoding encoding;
    private readonly CsvDialect dialect;
    private CsvMalformedReason? malformed;

    private CsvRows(Stream content, TableReaderOptions options, Encoding encoding, CsvDialect dialect)
    {
        this.content = content;
        this.options = options;
        this.encoding = encoding;
        this.dialect = dialect;
    }

    public static async IAsyncEnumerable<TableRow> ReadAsync(Stream content, TableReaderOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var encoding = await TextEncodings.DetectAsync(content, cancellationToken);
        var csv = new CsvRows(content, options, encoding, await CsvDialect.DetectAsync(content, encoding, cancellationToken));
        await csv.RefuseOpenQuoteAsync(cancellationToken);
        await foreach (var row in csv.RowsAsync(cancellationToken))
            yield return row;
    }

    /// <summary>Reads the file once to its end, so that a quotation mark left open is known before a row has been used.</summary>
    private async Task RefuseOpenQuoteAsync(CancellationToken cancellationToken)
    {
        using var reader = await OpenAsync(cancellationToken);
        try
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (malformed == CsvMalformedReason.UnterminatedQuote)
                    throw Unclosed(LineOf(reader.LineNumber), null);
            }
        }
        catch (CsvFormatException tooLong)
        {
            throw Unclosed(LineOf(tooLong.LineNumber), tooLong);
        }
    }

    private async IAsyncEnumerable<TableRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = await OpenAsync(cancellationToken);
        TableColumns? columns = null;
        var width = 0;
        for (malformed = null; await reader.ReadAsync(cancellationToken); malformed = null)
        {
            var line = LineOf(reader.LineNumber);
            var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            var fault = QuotingFault(line, reader.RawRecord);
            if (columns is not null)
            {
                fault ??= WidthFault(cells, columns.Width, width);
                yield return fault is null ? columns.Row(line, [.. cells.Select(cell => CellText.Unguarded(cell.Trim()))]) : TableRow.Faulty(line, fault);
                continue;
            }

            columns = fault is null ? TableColumns.Of(cells, line, options.Needed) : throw new UnreadableTableException($"Line {line}, with the headings: {fault}", line);
            width = cells.Length;
        }

        if (columns is null)
            throw new UnreadableTableException("The file is empty: it has neither headings nor rows.");
    }

    private async Task<CsvReader> OpenAsync(CancellationToken cancellationToken)
    {
        content.Position = 0;
        var text = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 65536, leaveOpen: true);
        if (dialect.IsNamedByFirstLine)
            await text.ReadLineAsync(cancellationToken);
        return CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = dialect.Separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = record => malformed = record.Reason,
        });
    }

    private long LineOf(long number) => dialect.IsNamedByFirstLine ? number + 1 : number;

    private static UnreadableTableException Unclosed(long line, Exception? cause) => new($"Line {line}: {OpenQuote}", line, cause);

    /// <summary>A stray quotation mark is text, as in Excel, unless the record runs over several lines: then it has swallowed some.</summary>
    private string? QuotingFault(long line, ReadOnlySpan<byte> raw)
    {
        var lines = raw.Count((byte)'\n') is var feeds and > 0 ? feeds : raw.Count((byte)'\r');
        if (malformed is null || (malformed == CsvMalformedReason.StrayQuote && lines == 0))
            return null;
        return lines == 0
            ? "A quotation mark (\") stands in the middle of a cell. Remove it, or double it (\"\")."
            : $"A quotation mark (\") is not closed in its cell, so that lines {line} to {line + lines} run into one another. Close or remove it.";
    }

    private static string? WidthFault(string[] cells, int needed, int width)
    {
        var isShort = cells.Length < needed;
        if (!isShort && cells.Skip(width).All(string.IsNullOrWhiteSpace))
            return null;
        return $"The line has {cells.Length} cells, the headings {width}. "
            + (isShort ? "Are separators missing?" : "A cell that holds the separator must stand in quotation marks (\").");
    }
}
