namespace Rencontres.Lists;

/// <summary>A table to be written. Rows are asked for one at a time and only once.</summary>
/// <param name="Name">Name of the sheet in a workbook; not used in CSV.</param>
/// <param name="Rows">As many values as columns: text, numbers, dates, booleans or null; anything else is written as its invariant text.</param>
public sealed record TableSheet(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    internal IReadOnlyList<object?> Checked(IReadOnlyList<object?> row) => row.Count == Columns.Count
        ? row
        : throw new ArgumentException($"A row of {Name} has {row.Count} values for {Columns.Count} columns.");
}
