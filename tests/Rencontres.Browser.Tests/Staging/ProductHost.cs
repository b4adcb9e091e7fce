using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.Time;
using Rencontres.Web;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>
/// The laptop's host on a clock that stands still until a test moves it. Nothing goes out by itself: <see cref="SendMailsAsync"/> sends what is due to single
/// persons, and waves are not sent at all.
/// </summary>
internal sealed class ProductHost : IAsyncDisposable
{
    public const string OrganiserKey = "the-organisers-key-of-these-tests";

    private const string MailKey = "SG.local";

    /// <summary>More than any test asks; with none at all, forms could be sent as soon as they are opened.</summary>
    private static readonly LimitSettings Plenty = new(100_000);

    private readonly AppHost app;
    private readonly LocalSendGridServer sendGrid;
    private readonly SimulatedTime time;
    private readonly string folder;

    private ProductHost(AppHost app, LocalSendGridServer sendGrid, SimulatedTime time, string folder) =>
        (this.app, this.sendGrid, this.time, this.folder) = (app, sendGrid, time, folder);

    public Uri Address => app.Address;

    public IServiceProvider Services => app.Services;

    public Instant Now => time.Now;

    /// <param name="store">Hosts with the same have the same campaigns; links made by one are good on the other.</param>
    /// <param name="limits">Null: tests may hurry.</param>
    public static async Task<ProductHost> StartAsync(string storage, string store, Instant start, LimitSettings? limits = null)
    {
        var folder = Directory.CreateTempSubdirectory("browser-").FullName;
        var time = new SimulatedTime(start);
        var sendGrid = await LocalSendGridServer.StartAsync(
            new LocalSendGridOptions { Folder = folder, Key = MailKey, Clock = time, EventsGoByThemselves = false }, CancellationToken.None);
        var app = await AppHost.StartAsync(Settings(storage, store, time, sendGrid, limits ?? Plenty), CancellationToken.None);
        return new ProductHost(app, sendGrid, time, folder);
    }

    public void AdvanceTo(Instant instant) => time.AdvanceTo(instant);

    public void Advance(Duration duration) => time.AdvanceTo(time.Now + duration);

    /// <summary>What is due to single persons of that campaign, now.</summary>
    public async Task SendMailsAsync(CampaignId campaign, int buckets)
    {
        var mails = Services.GetRequiredService<SingleMails>();
        for (var bucket = 0; bucket < buckets; bucket++)
            await mails.RunAsync(campaign, bucket, CancellationToken.None);
    }

    /// <summary>The text of the last mail to that address.</summary>
    public async Task<string> LastMailToAsync(string address)
    {
        var last = "";
        await foreach (var mail in sendGrid.ReadMailsAsync())
        {
            if (mail.To.Equals(address, StringComparison.OrdinalIgnoreCase))
                last = mail.Text ?? "";
        }

        return last;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await sendGrid.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static HostSettings Settings(string storage, string store, SimulatedTime time, LocalSendGridServer sendGrid, LimitSettings limits) => new()
    {
        StorageConnection = storage,
        StoreName = store,
        MailHost = sendGrid.Address,
        MailKey = MailKey,
        OrganiserKey = OrganiserKey,
        LinkKey = Encoding.UTF8.GetBytes("a-key-for-links-that-all-hosts-of-these-tests-know"),
        Port = 0,
        Limits = limits,
        Time = time,
        WaitAsync = (duration, _) =>
        {
            time.AdvanceTo(time.Now + duration);
            return Task.CompletedTask;
        },
        RunsByItself = false,
    };
}
