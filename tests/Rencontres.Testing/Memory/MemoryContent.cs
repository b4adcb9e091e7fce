using System.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

/// <summary>Has every template of the product from the start.</summary>
public sealed class MemoryContent : IContent
{
    public MemoryContent()
    {
        foreach (var (language, name) in Languages.All.SelectMany(language => MailTemplates.Names.Select(name => (language, name))))
            Documents[MailTemplates.ProductPath(language, name)] = Encoding.UTF8.GetBytes("# Subject\n\nText");
    }

    public Dictionary<string, byte[]> Documents { get; } = [];

    public Task<StoredDocument?> ReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult(Documents.TryGetValue(path, out var content) ? new StoredDocument(content, "v") : null);

    public async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        Documents[path] = copy.ToArray();
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();
}
