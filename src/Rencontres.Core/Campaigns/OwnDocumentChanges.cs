using NodaTime;
using Rencontres.Core.Audit;

namespace Rencontres.Core.Campaigns;

/// <summary>Changes what a campaign has of its own. Every version is kept, and every change told in the audit chain; a wave in flight keeps its own copies.</summary>
public sealed class OwnDocumentChanges(IContent content, CampaignChanges changes, IClock clock)
{
    /// <summary>Nothing is written if it says just that already. May run twice.</summary>
    /// <param name="source">Without faults.</param>
    /// <returns>Its version.</returns>
    public async Task<string> PutAsync(OwnDocument document, byte[] source, CancellationToken cancellationToken)
    {
        var version = ContentVersion.Of(source);
        if (await content.ReadAsync(document.Path, cancellationToken) is { } before && before.Content.AsSpan().SequenceEqual(source))
            return version;

        await content.AddAsync(document.VersionPath(version), source, cancellationToken);
        using var stream = new MemoryStream(source);
        await content.WriteAsync(document.Path, stream, cancellationToken);
        await TellAsync(document, $"{document.Name} version {version}");
        return version;
    }

    /// <summary>Goes back to the product's. Nothing is written if the campaign has none of its own. May run twice.</summary>
    public async Task ResetAsync(OwnDocument document, CancellationToken cancellationToken)
    {
        if (await content.ReadAsync(document.Path, cancellationToken) is null)
            return;

        await content.DeleteAsync(document.Path, cancellationToken);
        await TellAsync(document, $"{document.Name} back to the product's");
    }

    /// <summary>After the change, so that what the audit chain tells has surely happened; and not to be cancelled, so that it does tell it.</summary>
    private Task<Campaign?> TellAsync(OwnDocument document, string details) => changes.ApplyAsync(
        document.Campaign, current => (current, new AuditEvent(clock.GetCurrentInstant(), AuditEvent.Organiser, document.Act, details)), CancellationToken.None);
}
