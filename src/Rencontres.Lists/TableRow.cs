namespace Rencontres.Lists;

/// <summary>
/// One row of a table that was sent in. Each column with a heading is there under its <see cref="TableColumns.Key"/> (“E-mail du Maire” is
/// <c>e-mail_du_maire</c>); an empty cell is an empty string. A row with a <see cref="Fault"/> has no cells.
/// </summary>
/// <param name="Line">First line of the record in the file, as an editor counts them; the row's number in a workbook.</param>
/// <param name="Fault">Why this row could not be read, in words for the person who sent the file; null when it could.</param>
public sealed record TableRow(long Line, IReadOnlyDictionary<string, string> Cells, string? Fault = null)
{
    private static readonly IReadOnlyDictionary<string, string> NoCells = new Dictionary<string, string>();

    /// <summary>The cell under a heading, whatever its case, accents and spaces; empty when there is no such column.</summary>
    public string this[string column] => Cells.GetValueOrDefault(TableColumns.Key(column), string.Empty);

    public static TableRow Faulty(long line, string fault) => new(line, NoCells, fault);
}
