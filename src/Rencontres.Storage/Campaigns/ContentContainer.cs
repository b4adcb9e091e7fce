using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Rencontres.Core.Campaigns;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage.Campaigns;

internal sealed class ContentContainer(BlobContainerClient container) : IContent
{
    public Task<StoredDocument?> ReadAsync(string path, CancellationToken cancellationToken) => Vendor.CallAsync(
        async () =>
        {
            try
            {
                var found = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
                return new StoredDocument(found.Value.Content.ToArray(), found.Value.Details.ETag.ToString());
            }
            catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return null;
            }
        },
        cancellationToken);

    public Task WriteAsync(string path, Stream content, CancellationToken cancellationToken) =>
        Vendor.CallAsync(() => container.GetBlobClient(path).UploadAsync(content, overwrite: true, cancellationToken), cancellationToken);

    public async Task<bool> AddAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var added = await Vendor.CallAsync(() => TryAddAsync(path, content, cancellationToken), cancellationToken);
        return added || (await ReadAsync(path, cancellationToken))?.Content.AsSpan().SequenceEqual(content) == true;
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        Vendor.CallAsync(() => container.GetBlobClient(path).DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blobs = container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken);
        await foreach (var blob in Vendor.PagesAsync(blobs, cancellationToken))
        {
            yield return blob.Name;
        }
    }

    private async Task<bool> TryAddAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var unlessThere = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await container.GetBlobClient(path).UploadAsync(BinaryData.FromBytes(content), unlessThere, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is 409 or 412)
        {
            return false;
        }
    }
}
