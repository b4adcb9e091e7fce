using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Rencontres.Storage;

/// <summary>Makes the vendor's clients. They retry what is transient, with growing pauses; what then fails reaches Core as <see cref="Core.StorageUnavailableException"/>.</summary>
internal static class StorageClients
{
    private const int MaximumRetries = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>A row or a transaction is answered in milliseconds; a document may be some megabytes.</summary>
    private static readonly TimeSpan RowTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DocumentTimeout = TimeSpan.FromSeconds(60);

    public static TableClient Table(StorageOptions options)
    {
        var client = With(new TableClientOptions(), RowTimeout, options);
        return options.ConnectionString is { } connection
            ? new TableClient(connection, options.TableName, client)
            : new TableClient(Needed(options.TableServiceUri), options.TableName, Needed(options.Credential), client);
    }

    public static BlobContainerClient Container(StorageOptions options)
    {
        var client = With(new BlobClientOptions(), DocumentTimeout, options);
        return options.ConnectionString is { } connection
            ? new BlobContainerClient(connection, options.ContainerName, client)
            : new BlobServiceClient(Needed(options.BlobServiceUri), Needed(options.Credential), client).GetBlobContainerClient(options.ContainerName);
    }

    private static T With<T>(T client, TimeSpan timeout, StorageOptions options)
        where T : ClientOptions
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = MaximumRetries;
        client.Retry.Delay = FirstPause;
        client.Retry.MaxDelay = LongestPause;
        client.Retry.NetworkTimeout = timeout;
        options.Configure?.Invoke(client);
        return client;
    }

    private static T Needed<T>(T? value)
        where T : class =>
        value ?? throw new InvalidOperationException(
            "Storage needs either a connection string or the addresses of the table and the blob service with a credential.");
}
