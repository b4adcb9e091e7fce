using Azure.Core;

namespace Rencontres.Storage;

/// <summary>Where the records are: a connection string (a laptop), or the addresses of the two services with a credential (Azure).</summary>
public sealed record StorageOptions
{
    public string? ConnectionString { get; init; }

    public Uri? TableServiceUri { get; init; }

    public Uri? BlobServiceUri { get; init; }

    public TokenCredential? Credential { get; init; }

    /// <summary>Data: records are not found under another name.</summary>
    public string TableName { get; init; } = "rencontres";

    /// <summary>Data: documents are not found under another name.</summary>
    public string ContainerName { get; init; } = "rencontres";

    /// <summary>For tests, to watch and disturb what goes over the wire.</summary>
    internal Action<ClientOptions>? Configure { get; init; }
}
