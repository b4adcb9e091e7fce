using System.Security.Cryptography;
using System.Text;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Content;

/// <summary>
/// The product's own templates, pages and texts. They lie beside the program and are served from the store, where a campaign's own go before them; so the
/// store gets those of the program that runs.
/// </summary>
public static class ProductContent
{
    private const string Root = "product/";

    /// <summary>Holds a digest of what was uploaded. Data: written last, so that an upload that was cut off is done again.</summary>
    private const string Marker = $"{Root}digest";

    private static readonly string[] Folders = ["templates", "pages", "texts", "assets"];

    /// <summary>Where they lie beside a program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Uploads them unless the store has these very ones. May run at every start, and twice at once.</summary>
    public static async Task UploadAsync(IContent content, CancellationToken cancellationToken)
    {
        var files = Folders.Select(folder => Path.Combine(Folder, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .ToDictionary(file => Root + Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllBytes);
        var digest = Digest(files);
        if (await content.ReadAsync(Marker, cancellationToken) is { } marker && marker.Content.AsSpan().SequenceEqual(digest))
            return;

        await Parallel.ForEachAsync(files, cancellationToken, async (file, token) => await WriteAsync(content, file.Key, file.Value, token));
        await WriteAsync(content, Marker, digest, cancellationToken);
    }

    private static async Task WriteAsync(IContent content, string path, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes);
        await content.WriteAsync(path, stream, cancellationToken);
    }

    private static byte[] Digest(Dictionary<string, byte[]> files)
    {
        var lines = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {Convert.ToHexStringLower(SHA256.HashData(file.Value))}\n");
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines)))));
    }
}
