using System.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Standalone.Azurite;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>A host whose store has gone. Its visitors before have left it with what pages are made of.</summary>
internal sealed class Outage : IAsyncDisposable
{
    private readonly string folder;

    private Outage(ProductHost host, string folder) => (Host, this.folder) = (host, folder);

    public ProductHost Host { get; }

    public static async Task<Outage> BeginAsync(Uri bulletin)
    {
        var folder = Directory.CreateTempSubdirectory("browser-outage-").FullName;
        var azurite = await AzuriteServer.StartAsync(folder, null, CancellationToken.None);
        var host = await ProductHost.StartAsync(azurite.ConnectionString, "outage", Stage.Open);
        using var http = new HttpClient { BaseAddress = host.Address };
        foreach (var language in Languages.All)
            await http.PostAsync($"{bulletin.AbsolutePath}?lang={language.Code()}", new StringContent("", Encoding.UTF8, "text/plain"));

        foreach (var asset in new[] { "rencontres.css", "icon.svg" })
            await http.GetByteArrayAsync($"assets/{asset}");

        await azurite.StopAsync(CancellationToken.None);
        return new Outage(host, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
