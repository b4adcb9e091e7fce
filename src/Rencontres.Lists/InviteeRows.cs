using System.Runtime.CompilerServices;
using Rencontres.Core.Invitees;

namespace Rencontres.Lists;

/// <summary>Reads a list of invitees, in any format that <see cref="TableReader"/> takes, line by line.</summary>
public static class InviteeRows
{
    private static readonly TableReaderOptions Options = new() { Needed = InviteeColumns.Needed.ToDictionary(column => column, column => InviteeColumns.Names[column]) };

    /// <exception cref="UnreadableTableException">The file as a whole cannot be read.</exception>
    public static async IAsyncEnumerable<ImportRow> ReadAsync(Stream content, string? fileName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in TableReader.ReadAsync(content, fileName, Options, cancellationToken))
            yield return new ImportRow((int)row.Line, row.Cells, row.Fault);
    }
}
