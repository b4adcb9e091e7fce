using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rencontres.Standalone.LocalSendGrid.Faults;
using Rencontres.Standalone.LocalSendGrid.Journal;
using Rencontres.Standalone.LocalSendGrid.Outbox;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>
/// A SendGrid on this machine: takes <c>POST /v3/mail/send</c> by SendGrid's rules, delivers to nobody, keeps every mail in its folder and shows
/// it under <c>/outbox</c>. What was answered 202 survives the death of the process. <c>/control</c> makes it fail on demand.
/// </summary>
public sealed class LocalSendGridServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MailJournal journal;

    private LocalSendGridServer(WebApplication app, MailJournal journal) => (this.app, this.journal) = (app, journal);

    public Uri Address => new(app.Urls.First());

    public Uri Outbox => new(Address, "outbox");

    public FaultScript Faults { get; } = new();

    public RequestCounts Requests { get; } = new();

    public long MailCount => journal.Index.Count;

    /// <exception cref="IOException">The port is taken, or another server uses the folder.</exception>
    public static async Task<LocalSendGridServer> StartAsync(LocalSendGridOptions options, CancellationToken cancellationToken)
    {
        var journal = await MailJournal.OpenAsync(options.Folder, cancellationToken);
        var server = new LocalSendGridServer(Build(options), journal);
        try
        {
            server.Map(options);
            await server.app.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

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
        await app.DisposeAsync();
        journal.Dispose();
    }

    // An empty builder: settings of the machine's environment must not reach this server.
    private static WebApplication Build(LocalSendGridOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        // Requests that hang are over when the server stops; nothing else is worth waiting for.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder.Build();
    }

    private void Map(LocalSendGridOptions options)
    {
        var attachments = new AttachmentStore(options.Folder);
        var send = new MailSendEndpoint(options, journal, attachments, Faults, Requests, app.Lifetime.ApplicationStopping);
        var control = new FaultControl(Faults);
        app.MapPost("/v3/mail/send", (RequestDelegate)send.HandleAsync);
        app.MapPost("/control", (RequestDelegate)control.EnqueueAsync);
        app.MapDelete("/control", (RequestDelegate)control.ClearAsync);
        OutboxApi.Map(app, journal, Requests);
        new OutboxPages(options, journal, attachments).Map(app);
    }
}
