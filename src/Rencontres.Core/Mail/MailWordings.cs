using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>What mails say, as it stands in the store at this moment; nothing is kept in memory.</summary>
public sealed class MailWordings(IContent content, ITemplateCheck check)
{
    /// <inheritdoc cref="OwnDocument.FindAsync"/>
    public Task<StoredWording?> FindAsync(CampaignId campaign, Language language, string name, CancellationToken cancellationToken) =>
        MailTemplates.Own(campaign, language, name).FindAsync(content, cancellationToken);

    /// <inheritdoc cref="OwnDocument.FindVersionAsync"/>
    public Task<StoredWording?> FindVersionAsync(CampaignId campaign, Language language, string name, string version, CancellationToken cancellationToken) =>
        MailTemplates.Own(campaign, language, name).FindVersionAsync(content, version, cancellationToken);

    /// <returns>Null if it is missing.</returns>
    public async Task<byte[]?> LayoutAsync(CancellationToken cancellationToken) => (await content.ReadAsync(MailTemplates.LayoutPath, cancellationToken))?.Content;

    public IReadOnlyList<TemplateFault> Faults(string name, byte[] utf8) => TemplateSource.Faults(check, name, utf8);
}
