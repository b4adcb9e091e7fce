using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;

namespace Rencontres.Standalone.Hosting;

/// <summary>The product's own templates, pages and texts, which lie beside the program and are served from the store as on Azure.</summary>
internal static class ProductContent
{
    private static readonly string[] Folders = ["templates", "pages", "texts", "assets"];

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "content");

    public static string SampleCampaign => Path.Combine(Folder, "campaigns", "rencontres-2024");

    public static async Task UploadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var content = services.GetRequiredService<IContent>();
        var files = Folders.Select(folder => Path.Combine(Folder, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        await Parallel.ForEachAsync(files, cancellationToken, async (file, token) =>
        {
            await using var stream = File.OpenRead(file);
            await content.WriteAsync($"product/{Path.GetRelativePath(Folder, file).Replace('\\', '/')}", stream, token);
        });
    }
}
