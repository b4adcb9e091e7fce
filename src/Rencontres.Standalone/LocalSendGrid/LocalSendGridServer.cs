using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Rencontres.Standalone.LocalSendGrid.Events;
using Rencontres.Standalone.LocalSendGrid.Faults;
using Rencontres.Standalone.LocalSendGrid.Journal;
using Rencontres.Standalone.LocalSendGrid.Outbox;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>
/// A SendGrid on this machine: takes <c>POST /v3/mail/send</c> by SendGrid's rules, delivers to nobody, keeps every mail in its folder and shows
/// it under <c>/outbox</c>. What was answered 202 survives the death of the process, and so do its events until a webhook acknowledges them.
/// <c>/control</c> makes it fail on demand.
/// </summary>
public sealed class LocalSendGridServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MailJournal journal;
    private readonly EventOffice events;
    private readonly ChaosScript? chaos;
    private bool isDisposed;

    private LocalSendGridServer(LocalSendGridOptions options, WebApplication app, MailJournal journal)
    {
        (this.app, this.journal) = (app, journal);
        chaos = options.Chaos is { } disorder ? new ChaosScript(disorder, Chaos) : null;
        events = EventOffice.Open(options, journal, Chaos);
    }

    public Uri Address => new(app.Urls.First());

    public Uri Outbox => new(Address, "outbox");

    public FaultScript Faults { get; } = new();

    public RequestCounts Requests { get; } = new();

    public ChaosCounts Chaos { get; } = new();

    public EventCounts Events => events.Counts;

    public long MailCount => journal.Index.Count;

    /// <summary>The public key that events are signed for, as SendGrid's page shows it: the DER of its SubjectPublicKeyInfo in base64.</summary>
    public string WebhookKey => events.PublicKey;

    /// <summary>Whether events are thrown away when their turn comes, as if the webhook had been off.</summary>
    public bool LosesEvents
    {
        get => events.Courier.Loses;
        set => events.Courier.Loses = value;
    }

    /// <exception cref="ArgumentException">The options ask for what cannot be.</exception>
    /// <exception cref="IOException">The port is taken, or another server uses the folder.</exception>
    public static async Task<LocalSendGridServer> StartAsync(LocalSendGridOptions options, CancellationToken cancellationToken)
    {
        if (options.Chaos?.WhyImpossible() is { } reason)
            throw new ArgumentException(reason, nameof(options));

        var journal = await MailJournal.OpenAsync(options.Folder, cancellationToken);
        LocalSendGridServer? server = null;
        try
        {
            server = new LocalSendGridServer(options, LoopbackApp.Build(options.Port), journal);
            server.Map(options);
            await server.app.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            if (server is null)
                journal.Dispose();
            else
                await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Names the webhook, an address with http or https; may be called again with another. The events of the mails that came before are sent to it too.
    /// It must be named anew after a restart.
    /// </summary>
    public void EventsTo(Uri webhook)
    {
        if (webhook is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new ArgumentException($"A webhook is an address that begins with http:// or https://; \"{webhook}\" is not.", nameof(webhook));
        events.Courier.GoTo(webhook);
    }

    /// <summary>
    /// Posts every event that waits, in order and whether it is due or not; returns when all are acknowledged. May be called at any time.
    /// </summary>
    /// <exception cref="InvalidOperationException">No webhook was named.</exception>
    /// <exception cref="IOException">The webhook did not take them within <see cref="LocalSendGridOptions.EventPatience"/>.</exception>
    public Task FlushEventsAsync(CancellationToken cancellationToken) => events.Courier.FlushAsync(cancellationToken);

    /// <summary>
    /// Tells now what became of the last mail to that address later: that it bounced, was complained about, led to an unsubscription. Returns when it is
    /// acknowledged. The same told twice of one mail is one event with one identifier, sent again.
    /// </summary>
    /// <exception cref="ArgumentException">No mail went to that address.</exception>
    /// <exception cref="InvalidOperationException">No webhook was named.</exception>
    /// <exception cref="IOException">The webhook did not take it within <see cref="LocalSendGridOptions.EventPatience"/>.</exception>
    public Task SendEventAsync(string address, MailEventKind kind, CancellationToken cancellationToken) =>
        events.TellAsync(address, kind, cancellationToken);

    /// <summary>The mails kept so far, oldest first, one at a time.</summary>
    public async IAsyncEnumerable<KeptMail> ReadMailsAsync(long after = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        for (var number = after + 1; journal.ReadLine(number) is { } line; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return KeptMailJson.Read(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;

        isDisposed = true;
        await app.DisposeAsync();
        await events.DisposeAsync();
        journal.Dispose();
    }

    private void Map(LocalSendGridOptions options)
    {
        var attachments = new AttachmentStore(options.Folder);
        var send = new MailSendEndpoint(
            options, journal, attachments, TroubleFor, Requests, events.Courier.Nudge, app.Lifetime.ApplicationStopping);
        app.MapPost("/v3/mail/send", (RequestDelegate)send.HandleAsync);
        new FaultControl(Faults).Map(app);
        new EventControl(events).Map(app);
        OutboxApi.Map(app, journal, attachments);
        CountsApi.Map(app, this);
        new OutboxPages(options, journal, attachments).Map(app);
    }

    // What was ordered comes before what chance would do, so that a test gets what it asked for.
    private FaultStep? TroubleFor(IEnumerable<string> recipients) => Faults.Next(recipients) ?? chaos?.Next();
}
