using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>The wording of a mail as it lies in the store.</summary>
/// <param name="IsOwn">The campaign's; else the product's.</param>
public sealed record StoredWording(byte[] Source, bool IsOwn)
{
    /// <summary>A <see cref="ContentVersion"/>.</summary>
    public string Version { get; } = ContentVersion.Of(Source);
}

/// <summary>What mails say, as it stands in the store at this moment; nothing is kept in memory.</summary>
public sealed class MailWordings(IContent content, ITemplateCheck check)
{
    /// <summary>The campaign's own wording, else the product's.</summary>
    /// <returns>Null if there is neither.</returns>
    public async Task<StoredWording?> FindAsync(CampaignId campaign, Language language, string name, CancellationToken cancellationToken)
    {
        if (await content.ReadAsync(MailTemplates.OwnPath(campaign, language, name), cancellationToken) is { } own)
            return new StoredWording(own.Content, IsOwn: true);

        return await content.ReadAsync(MailTemplates.ProductPath(language, name), cancellationToken) is { } product
            ? new StoredWording(product.Content, IsOwn: false)
            : null;
    }

    /// <returns>Null if the campaign never had that version, and the product has another one.</returns>
    public async Task<StoredWording?> FindVersionAsync(CampaignId campaign, Language language, string name, string version, CancellationToken cancellationToken)
    {
        if (ContentVersion.IsVersion(version) && await content.ReadAsync(MailTemplates.VersionPath(campaign, language, name, version), cancellationToken) is { } kept)
            return new StoredWording(kept.Content, IsOwn: true);

        return await FindAsync(campaign, language, name, cancellationToken) is { } standing && standing.Version == version ? standing : null;
    }

    /// <returns>Null if it is missing.</returns>
    public async Task<byte[]?> LayoutAsync(CancellationToken cancellationToken) => (await content.ReadAsync(MailTemplates.LayoutPath, cancellationToken))?.Content;

    public IReadOnlyList<TemplateFault> Faults(string name, byte[] utf8) => TemplateSource.Faults(check, name, utf8);
}
