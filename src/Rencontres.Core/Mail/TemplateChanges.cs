using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>Changes a campaign's own wording. Every version is kept, and every change told in the audit chain; a wave in flight keeps its own copies.</summary>
public sealed class TemplateChanges(IContent content, CampaignChanges changes, IClock clock)
{
    /// <summary>Nothing is written if this is the wording already. May run twice.</summary>
    /// <param name="source">Without faults.</param>
    /// <returns>Its version.</returns>
    public async Task<string> PutAsync(CampaignId campaign, Language language, string name, byte[] source, CancellationToken cancellationToken)
    {
        var version = ContentVersion.Of(source);
        var path = MailTemplates.OwnPath(campaign, language, name);
        if (await content.ReadAsync(path, cancellationToken) is { } before && before.Content.AsSpan().SequenceEqual(source))
            return version;

        await content.AddAsync(MailTemplates.VersionPath(campaign, language, name, version), source, cancellationToken);
        using var stream = new MemoryStream(source);
        await content.WriteAsync(path, stream, cancellationToken);
        await TellAsync(campaign, $"{language.Code()}/{name} version {version}");
        return version;
    }

    /// <summary>Goes back to the product's wording. Nothing is written if the campaign has none of its own. May run twice.</summary>
    public async Task ResetAsync(CampaignId campaign, Language language, string name, CancellationToken cancellationToken)
    {
        var path = MailTemplates.OwnPath(campaign, language, name);
        if (await content.ReadAsync(path, cancellationToken) is null)
            return;

        await content.DeleteAsync(path, cancellationToken);
        await TellAsync(campaign, $"{language.Code()}/{name} back to the product's");
    }

    /// <summary>After the change, so that what the audit chain tells has surely happened; and not to be cancelled, so that it does tell it.</summary>
    private Task<Campaign?> TellAsync(CampaignId campaign, string details) => changes.ApplyAsync(
        campaign, current => (current, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Organiser, "template-changed", details)), CancellationToken.None);
}
