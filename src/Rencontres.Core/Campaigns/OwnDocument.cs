namespace Rencontres.Core.Campaigns;

/// <summary>A document of which a campaign may have one of its own instead of the product's: the wording of a mail, a page.</summary>
/// <param name="Campaign">Whose it is.</param>
/// <param name="Path">Where the campaign's own lies.</param>
/// <param name="ProductPath">Where the product's lies.</param>
/// <param name="Name">As the audit chain tells it.</param>
/// <param name="Act">Of the audit event that tells of a change. Data.</param>
public sealed record OwnDocument(CampaignId Campaign, string Path, string ProductPath, string Name, string Act)
{
    /// <summary>Where a version of it is kept for good.</summary>
    /// <param name="version">A <see cref="ContentVersion"/>.</param>
    public string VersionPath(string version)
    {
        var extension = System.IO.Path.GetExtension(Path);
        return $"{Path[..^extension.Length]}/{version}{extension}";
    }

    /// <summary>The campaign's own, else the product's.</summary>
    /// <returns>Null if there is neither.</returns>
    public async Task<StoredWording?> FindAsync(IContent content, CancellationToken cancellationToken)
    {
        if (await content.ReadAsync(Path, cancellationToken) is { } own)
            return new StoredWording(own.Content, IsOwn: true);

        return await content.ReadAsync(ProductPath, cancellationToken) is { } product ? new StoredWording(product.Content, IsOwn: false) : null;
    }

    /// <returns>Null if the campaign never had that version, and the product has another one.</returns>
    public async Task<StoredWording?> FindVersionAsync(IContent content, string version, CancellationToken cancellationToken)
    {
        if (ContentVersion.IsVersion(version) && await content.ReadAsync(VersionPath(version), cancellationToken) is { } kept)
            return new StoredWording(kept.Content, IsOwn: true);

        return await FindAsync(content, cancellationToken) is { } standing && standing.Version == version ? standing : null;
    }
}
