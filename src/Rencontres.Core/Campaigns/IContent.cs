namespace Rencontres.Core.Campaigns;

/// <summary>Templates, enclosures, definitions and exports: named documents of a campaign, or of the product when it has none of its own.</summary>
public interface IContent
{
    /// <param name="path">Slash-separated, e.g. <c>rencontres-2024/templates/fr/invitation.md</c>; the product's own lie under <c>product/</c>.</param>
    /// <returns>Null if there is no such document.</returns>
    Task<StoredDocument?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Adds or replaces a document whole. May run twice.</summary>
    Task WriteAsync(string path, Stream content, CancellationToken cancellationToken);

    /// <summary>Adds a document unless one is there already, which then stays as it is. May run twice.</summary>
    /// <returns>Whether what is there now says the same as <paramref name="content"/>.</returns>
    Task<bool> AddAsync(string path, byte[] content, CancellationToken cancellationToken);

    /// <summary>Takes a document away; it may not have been there. May run twice.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken);

    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);
}

/// <param name="Version">Opaque; changes when the content does.</param>
public sealed record StoredDocument(byte[] Content, string Version);
