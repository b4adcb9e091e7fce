using System.Runtime.CompilerServices;

namespace Rencontres.Lists;

/// <param name="MaxBytes">Largest file that is read.</param>
/// <param name="MaxUnpackedBytes">Largest workbook once unpacked: a few kilobytes can unpack to gigabytes.</param>
public sealed record TableReaderOptions(long MaxBytes = 20L << 20, long MaxUnpackedBytes = 256L << 20)
{
    /// <summary>Columns without which the table is not the one that is wanted: what each is called in messages, and the headings it may have.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Needed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>Reads a spreadsheet as people send it: CSV of any usual encoding and separator, or XLSX. What it is, is seen from its content.</summary>
public static class TableReader
{
    /// <summary>
    /// The rows of the table, one at a time, without the headings and without empty rows. A fault of one row comes as a row with
    /// <see cref="TableRow.Fault"/>, and the others go on. A fault of the whole file is an <see cref="UnreadableTableException"/>: before the first
    /// row, except that a workbook may turn out to be damaged further down.
    /// </summary>
    /// <param name="content">A stream that can seek is read from its beginning; another is copied to a temporary file first. Left open.</param>
    /// <param name="fileName">Only named in messages; null when there is none.</param>
    public static async IAsyncEnumerable<TableRow> ReadAsync(
        Stream content,
        string? fileName,
        TableReaderOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        options ??= new TableReaderOptions();
        var subject = fileName is null ? "The file" : $"“{fileName}”";
        await using var spool = content.CanSeek ? null : await SpoolAsync(content, subject, options.MaxBytes, cancellationToken);
        var table = spool ?? content;
        RefuseTooLarge(table.Length, subject, options.MaxBytes);

        table.Position = 0;
        var start = new byte[4];
        var length = await table.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        if (start.AsSpan(0, length).SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw new UnreadableTableException($"{subject} is an old Excel file (.xls) or is protected by a password. Open it in Excel and save it as “Excel workbook (.xlsx)” without a password.");
        if (length == 0)
            throw new UnreadableTableException($"{subject} is empty.");

        var isWorkbook = start.AsSpan(0, length).StartsWith("PK"u8);
        var rows = isWorkbook ? WorkbookRows.ReadAsync(table, options, cancellationToken) : CsvRows.ReadAsync(table, options, cancellationToken);
        await foreach (var row in rows)
            yield return row;
    }

    private static async Task<Stream> SpoolAsync(Stream content, string subject, long limit, CancellationToken cancellationToken)
    {
        var spool = TemporaryFile.Create();
        try
        {
            var buffer = new byte[81920];
            for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                RefuseTooLarge(spool.Length + count, subject, limit);
                await spool.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    private static void RefuseTooLarge(long length, string subject, long limit)
    {
        if (length > limit)
            throw new UnreadableTableException($"{subject} is larger than {limit / 1024.0 / 1024.0:0.#} MB. Remove pictures and sheets that are not needed, or split the list.");
    }
}
