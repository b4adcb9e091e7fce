using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage;

/// <summary>Makes the table and the container, and asks whether they can be reached.</summary>
public sealed class StorageSetup
{
    private readonly TableClient table;
    private readonly BlobContainerClient container;

    internal StorageSetup(TableClient table, BlobContainerClient container) => (this.table, this.container) = (table, container);

    /// <summary>Makes what is missing. May run at every start.</summary>
    /// <exception cref="Core.StorageUnavailableException">Storage does not answer.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Vendor.CallAsync(() => table.CreateIfNotExistsAsync(cancellationToken), cancellationToken),
        Vendor.CallAsync(() => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken), cancellationToken));
}
