using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Rencontres.Storage.Tables;

/// <summary>Rows of the one table: point reads, range reads within a partition, and transactions.</summary>
internal sealed class TableRows(TableClient table)
{
    public const int MaximumTransaction = 100;

    public Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken) => Vendor.CallAsync(
        async () =>
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
            return found.HasValue ? found.Value : null;
        },
        cancellationToken);

    /// <summary>Streams rows in the order of their keys.</summary>
    /// <param name="filter">Further conditions, that hold with the range's.</param>
    /// <param name="columns">Which columns are read; null: all.</param>
    public IAsyncEnumerable<TableEntity> ReadAsync(
        RowRange range, CancellationToken cancellationToken, FormattableString? filter = null, int? pageSize = null, IEnumerable<string>? columns = null)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition} and RowKey ge {range.From} and RowKey lt {range.Before}");
        var whole = filter is null ? query : $"{query} and {TableClient.CreateQueryFilter(filter)}";
        return Vendor.PagesAsync(table.QueryAsync<TableEntity>(whole, pageSize, columns, cancellationToken), cancellationToken);
    }

    /// <summary>Writes all of it or nothing, in one request.</summary>
    /// <returns>
    /// The new versions, in the order of the actions; null if a condition did not hold: a row that was to be added is there, one that was to be changed
    /// is not there or is not at that version. The SDK repeats requests whose reply was lost, so this may be said of one's own committed write:
    /// read again before believing it.
    /// </returns>
    public Task<IReadOnlyList<string>?> TryWriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken) => Vendor.CallAsync(
        async () =>
        {
            try
            {
                var responses = await table.SubmitTransactionAsync(actions, cancellationToken);
                return [.. responses.Value.Select(response => response.Headers.ETag?.ToString() ?? "")];
            }
            catch (RequestFailedException failed) when (failed.Status is 404 or 409 or 412 && failed.ErrorCode != TableErrorCode.TableNotFound)
            {
                return (IReadOnlyList<string>?)null;
            }
        },
        cancellationToken);

    public static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    /// <summary>Adds the row, or merges these columns into the one that is there.</summary>
    public static TableTransactionAction AddOrMerge(TableEntity row) => new(TableTransactionActionType.UpsertMerge, row);

    public static TableTransactionAction AddOrReplace(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    /// <param name="version">Null: whatever its version, but it must be there.</param>
    public static TableTransactionAction Merge(TableEntity row, string? version) => new(TableTransactionActionType.UpdateMerge, row, Condition(version));

    /// <inheritdoc cref="Merge"/>
    public static TableTransactionAction Replace(TableEntity row, string? version) => new(TableTransactionActionType.UpdateReplace, row, Condition(version));

    /// <inheritdoc cref="Merge"/>
    public static TableTransactionAction Delete(string partition, string row, string? version = null) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, row), Condition(version));

    private static ETag Condition(string? version) => version is null ? ETag.All : new ETag(version);
}
