using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Lists;
using Rencontres.Storage;
using Rencontres.Testing.Memory;
using Rencontres.Web;
using Rencontres.Web.Content;
using Rencontres.Web.Routing;

namespace Rencontres.Benchmarks;

/// <summary>The pages on Kestrel, as on a laptop, with the sample campaign started. No limits, no log.</summary>
internal sealed class PageApp : IAsyncDisposable
{
    private const string Key = "a-key-for-benchmarks";
    private const string Id = "rencontres-2024";

    private readonly WebApplication app;

    private PageApp(WebApplication app, Invitee invitee) => (this.app, Invitee) = (app, invitee.Key);

    private Uri Address => new($"{app.Urls.First()}/");

    /// <summary>Whose personal page is looked at.</summary>
    public InviteeKey Invitee { get; }

    public Uri OpenPage => new(Address, $"campaigns/{Id}?lang=fr");

    public Uri PersonalPage { get; private set; } = new("about:blank");

    public static async Task<PageApp> StartAsync(Func<IServiceCollection, IServiceCollection> ports)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        AddTheRest(ports(builder.Services)).AddRencontresCore().AddRencontresLists().AddRencontresWeb();
        var app = builder.Build();
        if (app.Services.GetService<StorageSetup>() is { } setup)
        {
            await setup.PrepareAsync(CancellationToken.None);
            await ProductContent.UploadAsync(app.Services.GetRequiredService<IContent>(), CancellationToken.None);
        }

        app.MapRencontres(Key);
        await app.StartAsync();
        await OrganiseAsync(new Uri($"{app.Urls.First()}/api/organiser/campaigns/{Id}/"));

        // The letter has been out for a month.
        app.Services.GetRequiredService<SettableClock>().Now = Instant.FromUtc(2023, 8, 11, 8, 0);
        return await WithInviteeAsync(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<PageApp> WithInviteeAsync(WebApplication app)
    {
        var invitees = app.Services.GetRequiredService<IInvitees>();
        var invitee = await invitees.ScanAsync(CampaignId.Parse(Id), 0, slot: null, CancellationToken.None).FirstAsync(each => each.Listed.Language == Language.French);
        var link = app.Services.GetRequiredService<PersonalLinks>().Bulletin(invitee).AbsolutePath;
        var pages = new PageApp(app, invitee);
        pages.PersonalPage = new Uri(pages.Address, link);
        return pages;
    }

    private static async Task OrganiseAsync(Uri desk)
    {
        using var organiser = new HttpClient { BaseAddress = desk };
        organiser.DefaultRequestHeaders.Add("x-functions-key", Key);
        var folder = Path.Combine(ProductContent.Folder, "campaigns", Id);
        await PutAsync(organiser, "definition", Path.Combine(folder, "campaign.json"));
        foreach (var enclosure in Directory.EnumerateFiles(Path.Combine(folder, "enclosures"), "*.pdf"))
            await PutAsync(organiser, $"enclosures/{Path.GetFileName(enclosure)}", enclosure);

        using var list = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(folder, "invitees.csv"))) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        (await organiser.PostAsync("invitees", list)).EnsureSuccessStatusCode();
        (await organiser.PostAsync("start", null)).EnsureSuccessStatusCode();
    }

    private static async Task PutAsync(HttpClient organiser, string path, string file)
    {
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        (await organiser.PutAsync(path, body)).EnsureSuccessStatusCode();
    }

    private static IServiceCollection AddTheRest(IServiceCollection services) => services
        .AddSingleton<SettableClock>()
        .AddSingleton<IClock>(provider => provider.GetRequiredService<SettableClock>())
        .AddSingleton<INudge, CountingNudge>()
        .AddSingleton<IMailer, MemoryMailer>()
        .AddSingleton<IMailEventReader, SettableEventReader>()
        .AddSingleton<ITemplateCheck, Nothing>()
        .AddSingleton<IMailPreviews, MemoryPreviews>()
        .AddSingleton<IFlowWatch, Nothing>()
        .AddSingleton<IMeetingInvitation, Nothing>()
        .AddSingleton(new SendingOptions { NewAttempt = AttemptId.New, Chance = () => 0.5, WaitAsync = (_, _) => Task.CompletedTask })
        .AddSingleton(new WebOptions { PublicAddress = new Uri("https://rencontres.example.org/"), Limits = LimitSettings.None })
        .AddSingleton(new PersonalLinks(new byte[32], new Uri("https://rencontres.example.org/")));

    private sealed class Nothing : IFlowWatch, IMeetingInvitation, ITemplateCheck
    {
        public Task<bool> IsAliveAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public IReadOnlyList<TemplateFault> Check(string name, string source) => [];

        public byte[] Write(CampaignDefinition definition, Language language, Instant stamp) => [];
    }
}
