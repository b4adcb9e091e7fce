using System.Text;

namespace Rencontres.Lists;

/// <summary>The headings of a table, and how a row's cells are filed under them. Columns without a heading are passed over.</summary>
internal sealed class TableColumns
{
    private static readonly string[] WorkbookErrors = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];
    private readonly string[] keys;

    private TableColumns(string[] keys) => this.keys = keys;

    /// <summary>Number of the last column that has a heading.</summary>
    public int Width => keys.Length;

    /// <param name="needed">As in <see cref="TableReaderOptions.Needed"/>.</param>
    public static TableColumns Of(IReadOnlyList<string> headings, long line, IReadOnlyDictionary<string, IReadOnlyList<string>> needed)
    {
        RefuseWhatIsNoHeading(headings, line);
        var keys = headings.Select(Key).ToArray();
        for (var second = 0; second < keys.Length; second++)
        {
            var first = Array.IndexOf(keys, keys[second]);
            if (first < second && keys[second].Length > 0)
                throw new UnreadableTableException($"Line {line}: columns {first + 1} and {second + 1} have the same heading “{headings[second].Trim()}”. Rename or remove one of them.", line);
        }

        RefuseMissing(keys, headings, line, needed);
        return new TableColumns(keys[..(Array.FindLastIndex(keys, key => key.Length > 0) + 1)]);
    }

    /// <summary>
    /// The name a column is found by: trimmed, lower case, no accents, spaces as <c>_</c>, full-width letters as plain ones.
    /// Only European accents are dropped: the voicing marks of kana decide what a word means.
    /// </summary>
    public static string Key(string heading)
    {
        var words = heading.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var letters = string.Join('_', words).Normalize(NormalizationForm.FormD).Where(letter => letter is < '\u0300' or > '\u036F');
        return string.Concat(letters).Normalize(NormalizationForm.FormC);
    }

    public TableRow Row(long line, IReadOnlyList<string> cells)
    {
        var values = new Dictionary<string, string>(keys.Length);
        for (var column = 0; column < keys.Length; column++)
        {
            if (keys[column].Length == 0)
                continue;
            var value = column < cells.Count ? cells[column].Trim() : string.Empty;
            if (CellText.HasLostCharacters(value))
                return TableRow.Faulty(line, $"The cell “{keys[column]}” holds characters that cannot be read. Type it again, and save the file as “CSV UTF-8” or “.xlsx”.");
            if (WorkbookErrors.Contains(value))
                return TableRow.Faulty(line, $"The cell “{keys[column]}” holds Excel's error {value} instead of a value.");
            values.Add(keys[column], value);
        }

        return new TableRow(line, values);
    }

    private static void RefuseMissing(string[] keys, IReadOnlyList<string> headings, long line, IReadOnlyDictionary<string, IReadOnlyList<string>> needed)
    {
        var missing = needed.Where(column => !column.Value.Any(name => keys.Contains(Key(name)))).Select(column => $"“{column.Key}”").ToList();
        if (missing.Count == 0)
            return;

        var found = string.Join(", ", headings.Select(heading => heading.Trim()).Where(heading => heading.Length > 0).Select(heading => $"“{heading}”"));
        throw new UnreadableTableException($"Line {line}: no column is called {string.Join(" or ", missing)}; the headings found are {found}. Put the names of the columns into the first line.", line);
    }

    private static void RefuseWhatIsNoHeading(IReadOnlyList<string> headings, long line)
    {
        var filled = headings.Select(heading => heading.Trim()).Where(heading => heading.Length > 0).ToList();
        if (filled[0].StartsWith('<'))
            throw new UnreadableTableException("This is a web page or an XML file with the name of a spreadsheet. Open it in Excel and save it as “Excel workbook (.xlsx)”.", line);
        if (filled.Any(CellText.HasLostCharacters))
            throw new UnreadableTableException($"Line {line}: the headings hold characters that cannot be read. Save the file as “CSV UTF-8” or as “Excel workbook (.xlsx)”.", line);
        if (filled.Any(heading => heading.Contains('@')) || filled.All(heading => heading.All(char.IsAsciiDigit)))
            throw new UnreadableTableException($"Line {line} should name the columns but looks like data. Put a line of headings above it (code, name, email …).", line);
    }
}
