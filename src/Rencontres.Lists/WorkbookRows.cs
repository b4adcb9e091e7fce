using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Rencontres.Lists;

/// <summary>The rows of the first visible sheet of an Excel workbook.</summary>
internal static class WorkbookRows
{
    /// <summary>Cells right of this column are not looked at while the headings are searched: a formatted row may claim 16,384 of them.</summary>
    private const int MaxColumns = 256;
    private const int MaxRows = 1048576;

    /// <summary>Pictures are not unpacked, whatever a cell says; the cache of shared strings is on disk from 5 MB on.</summary>
    private static readonly OpenXmlConfiguration Configuration = new() { EnableConvertByteArray = false };

    public static async IAsyncEnumerable<TableRow> ReadAsync(
        Stream content,
        TableReaderOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RefuseOtherArchives(content, options);
        var sheet = FirstVisibleSheet(content);
        TableColumns? columns = null;
        var line = 0L;
        foreach (var cells in Rows(content, sheet, 1, MaxColumns))
        {
            line++;
            cancellationToken.ThrowIfCancellationRequested();
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            columns = TableColumns.Of(cells, line, options.Needed);
            break;
        }

        if (columns is null)
            throw new UnreadableTableException($"The first sheet of the workbook, “{sheet}”, is empty. Put the list on the first sheet.");
        foreach (var cells in Rows(content, sheet, (int)line + 1, columns.Width))
        {
            line++;
            cancellationToken.ThrowIfCancellationRequested();
            if (!cells.All(string.IsNullOrWhiteSpace))
                yield return columns.Row(line, cells);
        }
    }

    private static void RefuseOtherArchives(Stream content, TableReaderOptions options)
    {
        using var archive = OrDamaged(() => new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true));
        var entries = OrDamaged(() => archive.Entries);
        if (!entries.Any(entry => entry.FullName.TrimStart('/').Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
            throw new UnreadableTableException("This is an archive or a document of another program, not an Excel workbook. Save the list as “Excel workbook (.xlsx)” or as “CSV UTF-8”.");
        if (entries.Sum(entry => entry.Length) > options.MaxUnpackedBytes)
            throw new UnreadableTableException("The workbook is too large once unpacked. Remove pictures and sheets that are not needed, or split the list.");
    }

    private static string FirstVisibleSheet(Stream content)
    {
        content.Position = 0;
        var sheets = OrDamaged(() => content.GetSheetInformations(Configuration));
        return sheets.FirstOrDefault(sheet => sheet.State == SheetState.Visible)?.Name
            ?? throw new UnreadableTableException("The workbook has no visible sheet.");
    }

    private static IEnumerable<string[]> Rows(Stream content, string sheet, int firstRow, int columns)
    {
        content.Position = 0;
        using var rows = content.QueryRange(
            useHeaderRow: false, sheet, ExcelType.XLSX, $"A{firstRow}", $"{CellReference.Column(columns)}{MaxRows}", Configuration).GetEnumerator();
        while (OrDamaged(rows.MoveNext))
            yield return [.. ((IDictionary<string, object?>)rows.Current).Values.Take(columns).Select(Text)];
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => CellText.Of(value),
    };

    private static T OrDamaged<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cause) when (cause is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new UnreadableTableException("The workbook is damaged. Open it in Excel, save it again as “Excel workbook (.xlsx)” and send that.", cause: cause);
        }
    }
}
