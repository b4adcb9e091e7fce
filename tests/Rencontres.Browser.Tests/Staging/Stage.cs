using System.Globalization;
using NodaTime;
using Rencontres.Browser.Tests.Looking;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Standalone.Azurite;
using Rencontres.Web;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Stage))]

// One browser and two slow hosts keep a small machine busy; visits beside each other would only wait for each other.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Rencontres.Browser.Tests.Staging;

/// <summary>
/// What all tests share: the browser, the store, a host some days before the cutoff of the sample campaign and one on the same records some days after it.
/// On a machine without a browser nothing is started, and every test says so.
/// </summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>A Monday morning in the weeks of answering.</summary>
    public static readonly Instant Open = Instant.FromUtc(2023, 8, 21, 8, 0);

    public static readonly Instant Cutoff = Instant.FromUtc(2023, 9, 3, 22, 0);

    private readonly string? chromiumPath = Chromium.Find();
    private readonly string folder = Directory.CreateTempSubdirectory("browser-azurite-").FullName;
    private AzuriteServer? azurite;
    private Chromium? chromium;
    private string store = "";
    private int stores;
    private Outage? outage;

    internal bool HasBrowser => chromium is not null;

    internal Chromium Chromium => chromium!;

    internal ProductHost Before { get; private set; } = null!;

    internal ProductHost After { get; private set; } = null!;

    internal SampleCampaign Campaign { get; private set; } = null!;

    /// <summary>The same, with more questions of the organisers' own.</summary>
    internal SampleCampaign Asking { get; private set; } = null!;

    /// <summary>The same, handed in and not started.</summary>
    internal SampleCampaign Draft { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (chromiumPath is null)
            return;

        azurite = await AzuriteServer.StartAsync(folder, null, CancellationToken.None);
        chromium = await Chromium.StartAsync(chromiumPath);
        store = NextStore();
        Before = await ProductHost.StartAsync(azurite.ConnectionString, store, Open);
        After = await ProductHost.StartAsync(azurite.ConnectionString, store, Cutoff + Duration.FromHours(30));
        Campaign = await SampleCampaign.StartAsync(Before, "rencontres-2024");
        Asking = await SampleCampaign.StartAsync(Before, "rencontres-questions", MoreQuestions.Json);
        Draft = await SampleCampaign.PrepareAsync(Before, "rencontres-draft");
    }

    /// <summary>A host with records of its own, for a test that moves its clock far.</summary>
    internal Task<ProductHost> OwnHostAsync() => ProductHost.StartAsync(azurite!.ConnectionString, NextStore(), Open);

    /// <summary>A host on the records of <see cref="Before"/> that soon has enough of a visitor.</summary>
    internal Task<ProductHost> ImpatientHostAsync() => ProductHost.StartAsync(azurite!.ConnectionString, store, Before.Now, new LimitSettings(20));

    /// <summary>A host that lost its store after that bulletin had been opened on it.</summary>
    internal async Task<ProductHost> CutOffHostAsync(Uri bulletin) => (outage ??= await Outage.BeginAsync(bulletin)).Host;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await Album.CloseAsync();
            await chromium.DisposeAsync();
            await Before.DisposeAsync();
            await After.DisposeAsync();
            if (outage is not null)
                await outage.DisposeAsync();

            await azurite!.StopAsync(CancellationToken.None);
        }

        Directory.Delete(folder, recursive: true);
    }

    private string NextStore() => string.Create(CultureInfo.InvariantCulture, $"browser{Interlocked.Increment(ref stores)}");
}
