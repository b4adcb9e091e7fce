using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>The machine's own Chromium; Playwright downloads none.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string PathVariable = "RENCONTRES_CHROMIUM";

    public const string Missing = $"No Chromium was found on the PATH, and {PathVariable} names none; \"apt-get install chromium-headless-shell\" brings one.";

    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>No sandbox: tests also run as root, in containers. The rest keeps the browser from talking to anybody but the host.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    /// <returns>Null if this machine has none.</returns>
    public static string? Find() =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } given
            ? (File.Exists(given) ? given : null)
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync(string path)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
