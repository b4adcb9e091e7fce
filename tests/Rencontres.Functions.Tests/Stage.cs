using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Functions.Flow;
using Rencontres.Functions.Tests.Durable;
using Rencontres.Testing.Memory;

namespace Rencontres.Functions.Tests;

/// <summary>The rules over records in memory, with the activities of the Azure host on top.</summary>
internal sealed class Stage : IDisposable
{
    private readonly ServiceProvider services;

    public Stage(int buckets = 1, Action<IServiceCollection>? change = null)
    {
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddSingleton<SettableClock>().AddSingleton<IClock>(provider => provider.GetRequiredService<SettableClock>())
            .AddSingleton<MemoryCampaigns>().AddSingleton<ICampaigns>(provider => provider.GetRequiredService<MemoryCampaigns>())
            .AddSingleton<MemoryInvitees>().AddSingleton<IInvitees>(provider => provider.GetRequiredService<MemoryInvitees>())
            .AddSingleton<MemoryContent>().AddSingleton<IContent>(provider => provider.GetRequiredService<MemoryContent>())
            .AddSingleton<MemoryMailer>().AddSingleton<IMailer>(provider => provider.GetRequiredService<MemoryMailer>())
            .AddSingleton<MemorySingleMails>().AddSingleton<ISingleMails>(provider => provider.GetRequiredService<MemorySingleMails>())
            .AddSingleton<IWaveMails, MemoryWaveMails>()
            .AddSingleton<IWebhookWatch, MemoryWebhookWatch>()
            .AddSingleton<IMailAllowance, MemoryMailAllowance>()
            .AddSingleton<ITemplateCheck, FakeTemplateCheck>()
            .AddSingleton<IRegistrations, MemoryRegistrations>()
            .AddSingleton<IConfirmationQuota, MemoryConfirmationQuota>()
            .AddSingleton<IDrafts, MemoryDrafts>()
            .AddSingleton<CountingNudge>().AddSingleton<INudge>(provider => provider.GetRequiredService<CountingNudge>())
            .AddSingleton(new SendingOptions { NewAttempt = AttemptId.New, Chance = () => 0.5, WaitAsync = (_, _) => Task.CompletedTask, BucketsAtOnce = 1 })
            .AddSingleton(new PersonalLinks(new byte[32], new Uri("https://rencontres.example.org/")))
            .AddRencontresCore()
            .AddSingleton<DurableClients>()
            .AddSingleton<ActivityGuard>()
            .AddSingleton<CampaignActivities>()
            .AddSingleton<WaveActivities>()
            .AddSingleton<MailActivities>();
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
        Clock.Now = Sample.Opens - Duration.FromDays(1);
        Buckets = buckets;
    }

    public int Buckets { get; }

    public SettableClock Clock => Get<SettableClock>();

    public CampaignOrders Orders => Get<CampaignOrders>();

    /// <summary>A client for which every orchestration runs already.</summary>
    public DurableTaskClient Client { get; } = RunningClient();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<Campaign> RecordAsync() => (await Get<ICampaigns>().FindAsync(Sample.Campaign, CancellationToken.None))!.Campaign;

    public async Task PrepareAsync(int invitees)
    {
        await Orders.DefineAsync(Sample.Definition with { ExpectedInvitees = Buckets * 1000 }, CancellationToken.None);
        await AddAsync(1, invitees);
    }

    public async Task AddAsync(int first, int count)
    {
        var rows = Enumerable.Range(first, count).Select(Sample.Listed).Select(listed => new ImportRow(1, new Dictionary<string, string>
        {
            ["code"] = listed.Code,
            ["name"] = listed.Name,
            ["country"] = "FR",
            ["language"] = "fr",
            ["email"] = listed.Email,
        }));
        await Get<Importing>().ImportAsync(await RecordAsync(), rows.ToAsyncEnumerable(), dryRun: false, CancellationToken.None);
    }

    public async Task AnswerAsync(int number)
    {
        var key = InviteeKey.Of(await RecordAsync(), Sample.Listed(number).Id);
        Get<MemoryInvitees>().Change(key, invitee => invitee with { Answer = AnswerStatus.Attending, AnsweredAt = Clock.Now });
    }

    /// <summary>What the orchestrations call: the real activities, and for a wave its real orchestration.</summary>
    public Dictionary<string, Func<string, Task<object?>>> Handlers() => new()
    {
        [DurableNames.DecideTurn] = async json => await Get<CampaignActivities>().DecideTurnAsync(Read<string>(json), Client, CancellationToken.None),
        [DurableNames.CloseDoor] = json => DoneAsync(Get<CampaignActivities>().CloseAsync(Read<CutoffOrder>(json), CancellationToken.None)),
        [DurableNames.MakeReport] = json => DoneAsync(Get<CampaignActivities>().MakeReportAsync(Read<CutoffOrder>(json), Client, CancellationToken.None)),
        [DurableNames.PurgeFinished] = _ => Task.FromResult<object?>(null),
        [DurableNames.SendBucket] = async json => await Get<WaveActivities>().SendAsync(Read<BucketOrder>(json), Client, CancellationToken.None),
        [DurableNames.FinishSlice] = json => DoneAsync(Get<WaveActivities>().FinishAsync(Read<SliceOutcome>(json), Client, CancellationToken.None)),
        [DurableNames.SendDueMails] = async json => await Get<MailActivities>().SendAsync(Read<MailLook>(json), Client, CancellationToken.None),
        [DurableNames.WaveOrchestrator] = json =>
            DoneAsync(WaveOrchestrator.RunAsync(new FakeOrchestrationContext(Clock, Read<SliceOrder>(json)) { Handlers = Handlers() })),
    };

    public void Dispose() => services.Dispose();

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;

    private static async Task<object?> DoneAsync(Task work)
    {
        await work;
        return null;
    }

    private static DurableTaskClient RunningClient()
    {
        var client = new Mock<DurableTaskClient>(MockBehavior.Strict, "test");
        client.Setup(each => each.GetInstanceAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, CancellationToken _) => new OrchestrationMetadata("name", id) { RuntimeStatus = OrchestrationRuntimeStatus.Running });
        return client.Object;
    }
}
