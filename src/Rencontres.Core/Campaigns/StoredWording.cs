namespace Rencontres.Core.Campaigns;

/// <summary>A mail's wording or a page as it lies in the store.</summary>
/// <param name="IsOwn">The campaign's; else the product's.</param>
public sealed record StoredWording(byte[] Source, bool IsOwn)
{
    /// <summary>A <see cref="ContentVersion"/>.</summary>
    public string Version { get; } = ContentVersion.Of(Source);
}
