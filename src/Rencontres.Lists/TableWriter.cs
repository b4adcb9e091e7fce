using CsvHelper;

namespace Rencontres.Lists;

/// <param name="Separator">French Excel opens <c>;</c> by a double click, Japanese and English Excel <c>,</c>.</param>
/// <param name="ByteOrderMark">Without it Excel takes UTF-8 for the machine's old encoding.</param>
public sealed record CsvStyle(char Separator = ',', bool ByteOrderMark = true);

/// <summary>Writes tables for people's spreadsheets, row by row. The destination is left open.</summary>
public static class TableWriter
{
    /// <summary>
    /// CSV in UTF-8. Text that Excel would run as a formula gets an apostrophe in front (see <see cref="CellText.Guarded"/>), which
    /// <see cref="TableReader"/> takes off again; control characters are dropped. A code like 01001 is written as it is, but Excel drops its zero
    /// when it opens a CSV file: that is what the workbook is for.
    /// </summary>
    public static async Task WriteCsvAsync(Stream destination, TableSheet table, CsvStyle? style = null, CancellationToken cancellationToken = default)
    {
        style ??= new CsvStyle();
        var options = new CsvWriterOptions { Separator = style.Separator, WriteByteOrderMark = style.ByteOrderMark };
        await using var writer = CsvWriter.Create(destination, options, leaveOpen: true);
        await writer.WriteRecordAsync([.. table.Columns.Select(Field)], cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
            await writer.WriteRecordAsync([.. table.Checked(row).Select(Field)], cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>
    /// An Excel workbook. Text stays text whatever it looks like (01001 keeps its zero, =1+1 is no formula), numbers are numbers, dates are dates;
    /// control characters are dropped and a text longer than a cell can hold is cut off with “…”.
    /// </summary>
    public static Task WriteWorkbookAsync(Stream destination, IReadOnlyList<TableSheet> sheets, CancellationToken cancellationToken = default) =>
        Workbook.WriteAsync(destination, sheets, cancellationToken);

    private static string Field(object? value)
    {
        var text = CellText.Of(value);
        return value is not null && CellText.IsFiniteNumber(value) ? text : CellText.Guarded(text);
    }
}
