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

        Documents[MailTemplates.LayoutPath] = Encoding.UTF8.GetBytes("{{ content }}{{ footer }}");
    }

    public Dictionary<string, byte[]> Documents { get; } = [];

    /// <summary>What every reading ends with, if set.</summary>
    public Exception? Failure { get; set; }

    public Task<StoredDocument?> ReadAsync(string path, CancellationToken cancellationToken) => Failure is { } failure
        ? Task.FromException<StoredDocument?>(failure)
        : Task.FromResult(Documents.TryGetValue(path, out var content) ? new StoredDocument(content, "v") : null);

    public async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        Documents[path] = copy.ToArray();
    }

    public Task<bool> AddAsync(string path, byte[] content, CancellationToken cancellationToken) =>
        Task.FromResult(Documents.TryAdd(path, content) || Documents[path].AsSpan().SequenceEqual(content));

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Documents.Remove(path));

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();
}
