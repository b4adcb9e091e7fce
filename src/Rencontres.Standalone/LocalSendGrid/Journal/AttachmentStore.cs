using System.Security.Cryptography;
using Rencontres.Standalone.LocalSendGrid.Requests;

namespace Rencontres.Standalone.LocalSendGrid.Journal;

/// <summary>The contents of attachments, each once, named by its SHA-256.</summary>
internal sealed class AttachmentStore
{
    private readonly string folder;

    public AttachmentStore(string parent)
    {
        folder = Path.Combine(parent, "attachments");
        Directory.CreateDirectory(folder);
    }

    public async Task<IReadOnlyList<KeptAttachment>> KeepAsync(IEnumerable<Attachment> attachments)
    {
        var kept = new List<KeptAttachment>();
        foreach (var attachment in attachments)
        {
            var content = attachment.Content!;
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            await KeepAsync(hash, content);
            kept.Add(new KeptAttachment(attachment.FileName!, content.Length, attachment.Type, hash, attachment.Disposition == "inline" ? attachment.ContentId : null));
        }

        return kept;
    }

    public string PathOf(KeptAttachment attachment) => Path.Combine(folder, attachment.Sha256);

    // Under its own name only when whole, so that a name that exists can be trusted after a crash.
    private async Task KeepAsync(string hash, byte[] content)
    {
        var path = Path.Combine(folder, hash);
        if (File.Exists(path))
            return;

        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllBytesAsync(draft, content);
        File.Move(draft, path, overwrite: true);
    }
}
