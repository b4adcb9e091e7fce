using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Lists;
using Rencontres.Mail;
using Rencontres.Standalone.Rehearsals;
using Rencontres.Standalone.Time;
using Rencontres.Storage;
using Rencontres.Web;
using Rencontres.Web.Content;
using Rencontres.Web.Routing;

namespace Rencontres.Standalone.Hosting;

/// <summary>The whole application on this machine: the same registrations as the Azure host's, Kestrel for its port and loops for its timers.</summary>
internal sealed class AppHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private AppHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>Where the mail service tells what becomes of mails.</summary>
    public Uri Webhook => new(Address, "api/sendgrid/events");

    public IServiceProvider Services => app.Services;

    public static async Task<AppHost> StartAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        var port = settings.Port == 0 ? Ports.Free() : settings.Port;
        var address = new Uri($"http://localhost:{port}/");
        var app = Build(settings, port, address);
        await app.Services.GetRequiredService<StorageSetup>().PrepareAsync(cancellationToken);
        await ProductContent.UploadAsync(app.Services.GetRequiredService<IContent>(), cancellationToken);
        app.MapRencontres(settings.OrganiserKey);
        await app.StartAsync(cancellationToken);
        return new AppHost(app, address);
    }

    /// <summary>Until Ctrl+C, or until the token says so.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => ((IHost)app).WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static WebApplication Build(HostSettings settings, int port, Uri address)
    {
        // Nothing of the machine's own settings may reach the application, so the builder is the empty one.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Warning)
            .AddFilter("Rencontres", settings.RunsByItself ? LogLevel.Information : LogLevel.Error)
            .KeepAddressesOut();
        settings.ChangeLogging(builder.Logging);
        AddServices(builder.Services, settings, address);
        return builder.Build();
    }

    private static void AddServices(IServiceCollection services, HostSettings settings, Uri address)
    {
        services.AddRoutingCore();
        services.AddSingleton(settings.Time);
        services.AddSingleton<IClock, HostClock>();
        services.AddSingleton(settings.Sending.ToOptions(settings.Speed, settings.WaitAsync, Random.Shared.NextDouble));
        services.AddSingleton(new PersonalLinks(settings.LinkKey, address));
        services.AddSingleton(new WebOptions { PublicAddress = address, Limits = settings.Limits });
        services.AddRencontresCore()
            .AddRencontresStorage(new StorageOptions { ConnectionString = settings.StorageConnection, TableName = settings.StoreName, ContainerName = settings.StoreName })
            .AddRencontresMail(settings.ApplyTo)
            .AddRencontresLists()
            .AddRencontresWeb();
        services.AddSingleton<DueTurns>().AddSingleton<LoopWatch>().AddSingleton<IFlowWatch>(provider => provider.GetRequiredService<LoopWatch>());
        if (settings.RunsByItself)
            services.AddSingleton<Nudges>().AddSingleton<INudge>(provider => provider.GetRequiredService<Nudges>()).AddHostedService<WorkLoops>();
        else
            services.AddSingleton<RehearsalNudges>().AddSingleton<INudge>(provider => provider.GetRequiredService<RehearsalNudges>());
    }
}
