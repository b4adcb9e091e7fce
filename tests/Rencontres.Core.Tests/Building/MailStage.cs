using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Building;

/// <summary>The rules of mail over records in memory: a running campaign in France, whose invitation may go. Waiting takes no time but the clock's.</summary>
internal sealed class MailStage : IAsyncDisposable
{
    public static readonly Instant Start = When.Paris("2023-07-11T10:00");
    public static readonly SendingOptions Options = new() { NewAttempt = AttemptId.New, Chance = () => 1, WaitAsync = (_, _) => Task.CompletedTask };

    private readonly ServiceProvider services;

    private MailStage(Campaign campaign)
    {
        Campaign = campaign;
        var options = Options with { BucketsAtOnce = 1, WaitAsync = Wait };
        services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddSingleton<IClock>(Clock)
            .AddSingleton<MemoryCampaigns>().AddSingleton<ICampaigns>(provider => provider.GetRequiredService<MemoryCampaigns>())
            .AddSingleton<MemoryInvitees>().AddSingleton<IInvitees>(provider => provider.GetRequiredService<MemoryInvitees>())
            .AddSingleton<IContent, MemoryContent>()
            .AddSingleton<MemoryMailer>().AddSingleton<IMailer>(provider => provider.GetRequiredService<MemoryMailer>())
            .AddSingleton<MemorySingleMails>().AddSingleton<ISingleMails>(provider => provider.GetRequiredService<MemorySingleMails>())
            .AddSingleton<IWaveMails, MemoryWaveMails>()
            .AddSingleton<MemoryWebhookWatch>().AddSingleton<IWebhookWatch>(provider => provider.GetRequiredService<MemoryWebhookWatch>())
            .AddSingleton<IMailAllowance, MemoryMailAllowance>()
            .AddSingleton<ITemplateCheck, FakeTemplateCheck>()
            .AddSingleton<IRegistrations, MemoryRegistrations>()
            .AddSingleton<IConfirmationQuota, MemoryConfirmationQuota>()
            .AddSingleton<CountingNudge>().AddSingleton<INudge>(provider => provider.GetRequiredService<CountingNudge>())
            .AddSingleton(options)
            .AddRencontresCore()
            .BuildServiceProvider();
    }

    public Campaign Campaign { get; }

    public SettableClock Clock { get; } = new() { Now = Start };

    /// <summary>How long senders have waited, in order.</summary>
    public List<Duration> Waits { get; } = [];

    public MemoryMailer Mailer => Get<MemoryMailer>();

    public MemorySingleMails Singles => Get<MemorySingleMails>();

    public static async Task<MailStage> NewAsync(Func<CampaignBuilder, CampaignBuilder>? change = null)
    {
        var builder = new CampaignBuilder().Running().In(CampaignBuilder.France);
        var stage = new MailStage((change is null ? builder : change(builder)).Build());
        await stage.Get<ICampaigns>().CreateAsync(stage.Campaign, new AuditEvent(Start, AuditEvent.Organiser, "defined", ""), CancellationToken.None);
        return stage;
    }

    /// <summary>With so many invitees, called 10001 and on.</summary>
    public static async Task<MailStage> WithAsync(int invitees, Func<CampaignBuilder, CampaignBuilder>? change = null)
    {
        var stage = await NewAsync(change);
        await stage.AddAsync([.. Enumerable.Range(10001, invitees).Select(code => InviteeBuilder.Listed($"{code}"))]);
        return stage;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task AddAsync(params ListedInvitee[] listed)
    {
        foreach (var bucket in listed.GroupBy(each => each.Id.Bucket(Campaign.Buckets)))
            await Get<IInvitees>().PutAsync(Campaign.Id, bucket.Key, [.. bucket], new HashSet<InviteeId>(), CancellationToken.None);
    }

    /// <summary>One slice of a wave.</summary>
    public async Task<WaveTally> SendAsync(Wave? wave = null)
    {
        var turn = new Turn.RunSlice(wave ?? Wave.Invitation, CampaignBuilder.France, Clock.Now + CampaignFlow.SliceLength);
        var begun = await Get<WaveBeginnings>().BeginAsync(await RecordAsync(), turn, CancellationToken.None);
        return await Get<WaveSlices>().RunAsync(begun!, turn, CancellationToken.None);
    }

    public Invitee Invitee(string code) => Get<MemoryInvitees>().Rows.Single(invitee => invitee.Id.Value == code);

    public WaveMail Mail(string code, Wave? wave = null) => Invitee(code).Mails[wave ?? Wave.Invitation];

    public IEnumerable<MailState> States(Wave? wave = null) => Get<MemoryInvitees>().Rows.Select(invitee => invitee.Mails[wave ?? Wave.Invitation].State);

    /// <summary>What the mail service tells of a wave's mail.</summary>
    public MailEvent Event(string code, MailTrigger? trigger, string id, string? attempt = null, InviteeStep? step = null, Wave? wave = null)
    {
        var (invitee, of) = (Invitee(code), wave ?? Wave.Invitation);
        var place = new MailPlace(Campaign.Id, invitee.Key.Bucket, code, of.ToString());
        return new MailEvent(id, place, attempt ?? invitee.Mails[of].Attempt, trigger, step, Clock.Now, invitee.Listed.Email, null);
    }

    public Task<EventTally> TellAsync(params MailEvent[] events) => Get<MailEvents>().TakeAsync(events, CancellationToken.None);

    public Task<Instant?> LookAsync() => Get<UnknownMails>().LookAsync(Campaign.Id, anew: true, CancellationToken.None);

    /// <summary>Lets time pass as a host does that looks regularly.</summary>
    public async Task WatchAsync(Duration span)
    {
        for (var end = Clock.Now + span; Clock.Now < end;)
        {
            Clock.Now = Instant.Min(end, Clock.Now + Options.LookEvery);
            await LookAsync();
        }
    }

    public async Task<Campaign> RecordAsync() => (await Get<ICampaigns>().FindAsync(Campaign.Id, CancellationToken.None))!.Campaign;

    public ValueTask<List<AuditEvent>> AuditAsync(string act) => Get<ICampaigns>().ReadAuditAsync(Campaign.Id, CancellationToken.None)
        .Select(entry => entry.Event).Where(told => told.Act == act).ToListAsync();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task Wait(Duration duration, CancellationToken cancellationToken)
    {
        Waits.Add(duration);
        Clock.Now += duration;
        return Task.CompletedTask;
    }
}
