using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Lists;
using Rencontres.Testing.Memory;
using Rencontres.Web.Routing;
using Rencontres.Web.Tests.Definitions;

namespace Rencontres.Web.Tests.Organisers;

/// <summary>The HTTP layer on Kestrel over records in memory, and an organiser at the other end.</summary>
internal sealed class OrganiserDesk : IAsyncDisposable
{
    public const string Id = "essai-2024";
    private const string Key = "a-key-for-tests";

    private readonly WebApplication app;

    private OrganiserDesk(WebApplication app) => this.app = app;

    public SettableClock Clock => app.Services.GetRequiredService<SettableClock>();

    public MemoryContent Content => app.Services.GetRequiredService<MemoryContent>();

    public MemoryInvitees Invitees => app.Services.GetRequiredService<MemoryInvitees>();

    public MemoryCampaigns Campaigns => app.Services.GetRequiredService<MemoryCampaigns>();

    public MemoryPreviews Previews => app.Services.GetRequiredService<MemoryPreviews>();

    public CountingNudge Nudge => app.Services.GetRequiredService<CountingNudge>();

    public MemoryWebhookWatch Webhook => app.Services.GetRequiredService<MemoryWebhookWatch>();

    public SettableEventReader Events => app.Services.GetRequiredService<SettableEventReader>();

    public MemorySingleMails SingleMails => app.Services.GetRequiredService<MemorySingleMails>();

    public IRegistrations Registrations => app.Services.GetRequiredService<IRegistrations>();

    public PersonalLinks Links => app.Services.GetRequiredService<PersonalLinks>();

    /// <summary>Somebody with a browser.</summary>
    public HttpClient Visitor { get; private set; } = new();

    private HttpClient Client { get; set; } = new();

    /// <param name="limits">None unless said otherwise.</param>
    public static async Task<OrganiserDesk> OpenAsync(LimitSettings? limits = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        AddFakes(builder.Services, limits ?? LimitSettings.None).AddRencontresCore().AddRencontresLists().AddRencontresWeb();
        var app = builder.Build();
        app.MapRencontres(Key);
        await app.StartAsync();
        var desk = new OrganiserDesk(app)
        {
            Client = new HttpClient { BaseAddress = new Uri($"{app.Urls.First()}/api/organiser/campaigns/") },
            Visitor = new HttpClient { BaseAddress = new Uri($"{app.Urls.First()}/") },
        };
        desk.Client.DefaultRequestHeaders.Add("x-functions-key", Key);
        return desk;
    }

    /// <summary>With the sample definition, its enclosures and two invitees, not started.</summary>
    public static async Task<OrganiserDesk> PreparedAsync(LimitSettings? limits = null)
    {
        var desk = await OpenAsync(limits);
        await desk.PutAsync($"{Id}/definition", SampleDefinition.Utf8);
        await desk.PutAsync($"{Id}/enclosures/agenda.fr.pdf", "%PDF-1.7"u8.ToArray());
        await desk.PutAsync($"{Id}/enclosures/agenda.en.pdf", "%PDF-1.7"u8.ToArray());
        var (status, _) = await desk.PostAsync($"{Id}/invitees", "code,name,language,email\n54395,Nancy,fr,a@mairie.example\n13001,Aix,en,b@mairie.example\n", "text/csv");
        Assert.Equal(200, status);
        return desk;
    }

    public static async Task<OrganiserDesk> StartedAsync(LimitSettings? limits = null)
    {
        var desk = await PreparedAsync(limits);
        var (status, _) = await desk.PostAsync($"{Id}/start");
        Assert.Equal(200, status);
        return desk;
    }

    public Task<(int Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(int Status, JsonElement Body)> PutAsync(string path, byte[] body) => SendAsync(HttpMethod.Put, path, new ByteArrayContent(body));

    public Task<(int Status, JsonElement Body)> PostAsync(string path, string body = "", string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, type));

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(body);
        return ((int)response.StatusCode, json.RootElement.Clone());
    }

    public async Task<(HttpContentHeaders Headers, byte[] Body)> DownloadAsync(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
        return (response.Content.Headers, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> FetchAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public ListedInvitee Listed(string code) => Invitees.Rows.Single(invitee => invitee.Id.Value == code).Listed;

    /// <summary>A mail to an organiser that is due.</summary>
    public async Task<SingleMail> AddNoticeAsync(string organiser)
    {
        var key = new SingleMailKey(CampaignId.Parse(Id), null, organiser, "notice-heldup-1");
        var mail = new SingleMail(key, SingleMailKind.Notice, "a@organisateur.example", Language.French, "HeldUp-1", Clock.Now);
        await SingleMails.AddAsync(mail, TestContext.Current.CancellationToken);
        return mail;
    }

    public Task ChangeAsync(Func<Campaign, Campaign> change) => app.Services.GetRequiredService<CampaignChanges>().ApplyAsync(
        CampaignId.Parse(Id), campaign => (change(campaign), new AuditEvent(Clock.Now, AuditEvent.Flow, "wave-sent", "")), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Visitor.Dispose();
        await app.DisposeAsync();
    }

    private static IServiceCollection AddFakes(IServiceCollection services, LimitSettings limits) => services
        .AddSingleton<SettableClock>()
        .AddSingleton<IClock>(provider => provider.GetRequiredService<SettableClock>())
        .AddSingleton(WithProduct(new MemoryContent()))
        .AddSingleton<IContent>(provider => provider.GetRequiredService<MemoryContent>())
        .AddSingleton<MemoryInvitees>()
        .AddSingleton<IInvitees>(provider => provider.GetRequiredService<MemoryInvitees>())
        .AddSingleton<MemoryCampaigns>()
        .AddSingleton<ICampaigns>(provider => provider.GetRequiredService<MemoryCampaigns>())
        .AddSingleton<CountingNudge>()
        .AddSingleton<INudge>(provider => provider.GetRequiredService<CountingNudge>())
        .AddSingleton<IRegistrations, MemoryRegistrations>()
        .AddSingleton<IConfirmationQuota, MemoryConfirmationQuota>()
        .AddSingleton<IDrafts, MemoryDrafts>()
        .AddSingleton<MemoryMailer>()
        .AddSingleton<IMailer>(provider => provider.GetRequiredService<MemoryMailer>())
        .AddSingleton<IWaveMails, MemoryWaveMails>()
        .AddSingleton<MemorySingleMails>()
        .AddSingleton<ISingleMails>(provider => provider.GetRequiredService<MemorySingleMails>())
        .AddSingleton<MemoryWebhookWatch>()
        .AddSingleton<IWebhookWatch>(provider => provider.GetRequiredService<MemoryWebhookWatch>())
        .AddSingleton<IMailAllowance, MemoryMailAllowance>()
        .AddSingleton<SettableEventReader>()
        .AddSingleton<IMailEventReader>(provider => provider.GetRequiredService<SettableEventReader>())
        .AddSingleton(new SendingOptions { NewAttempt = AttemptId.New, Chance = () => 0.5, WaitAsync = (_, _) => Task.CompletedTask })
        .AddSingleton<ITemplateCheck, FakeTemplateCheck>()
        .AddSingleton<MemoryPreviews>()
        .AddSingleton<IMailPreviews>(provider => provider.GetRequiredService<MemoryPreviews>())
        .AddSingleton<IFlowWatch, AliveFlow>()
        .AddSingleton<IMeetingInvitation, NoMeeting>()
        .AddSingleton(new WebOptions { PublicAddress = new Uri("https://rencontres.example.org/"), Limits = limits })
        .AddSingleton(new PersonalLinks(new byte[32], new Uri("https://rencontres.example.org/")));

    /// <summary>The pages and their words as they are.</summary>
    private static MemoryContent WithProduct(MemoryContent content)
    {
        foreach (var file in new[] { "pages", "texts" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ContentFolder.Path, folder))))
            content.Documents[$"product/{Path.GetRelativePath(ContentFolder.Path, file)}"] = File.ReadAllBytes(file);

        return content;
    }

    private sealed class AliveFlow : IFlowWatch
    {
        public Task<bool> IsAliveAsync(CancellationToken cancellationToken) => Task.FromResult(true);
    }

    private sealed class NoMeeting : IMeetingInvitation
    {
        public byte[] Write(CampaignDefinition definition, Language language, Instant stamp) => [];
    }
}
