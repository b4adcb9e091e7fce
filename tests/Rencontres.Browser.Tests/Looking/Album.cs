using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>Keeps pictures of what is looked at, where <c>tests/screenshots</c> asks for them, and makes one page of them all.</summary>
internal static class Album
{
    private const string Head = """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pages</title>
        <style>body { font-family: sans-serif; } section { display: flex; gap: 1rem; align-items: start; overflow-x: auto; } figure { margin: 0; } img { border: 1px solid #999; height: 30rem; }</style>
        <h1>Pages</h1>
        """;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("RENCONTRES_SCREENSHOTS");

    public static bool IsKept => Folder is not null;

    /// <param name="name">Of the page, a dot, the language.</param>
    public static Task PhotographAsync(IPage page, string name) => Folder is null
        ? Task.CompletedTask
        : page.ScreenshotAsync(new() { Path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{page.ViewportSize!.Width}.png")), FullPage = true });

    public static Task KeepAsync(string name, byte[] content) => Folder is null ? Task.CompletedTask : File.WriteAllBytesAsync(Path.Combine(Folder, name), content);

    public static async Task CloseAsync()
    {
        if (Folder is null)
            return;

        var page = new StringBuilder(Head);
        foreach (var pictures in Directory.EnumerateFiles(Folder, "*.png").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).GroupBy(name => name.Split('.')[0]))
            page.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(pictures.Key)}</h2>\n<section>{string.Concat(pictures.Select(Figure))}</section>\n");

        foreach (var paper in Directory.EnumerateFiles(Folder, "*.pdf").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{paper}\">{paper}</a></p>\n");

        await File.WriteAllTextAsync(Path.Combine(Folder, "index.html"), page.ToString());
    }

    private static string Figure(string picture) => $"<figure><figcaption>{picture}</figcaption><a href=\"{picture}\"><img src=\"{picture}\" alt=\"{picture}\" loading=\"lazy\"></a></figure>";
}
