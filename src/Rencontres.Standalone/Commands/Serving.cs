using System.Text;
using NodaTime;
using Rencontres.Core.Flow;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.Time;

namespace Rencontres.Standalone.Commands;

/// <summary>What <c>serve</c> does, from its order to its end.</summary>
internal sealed class Serving(ServeOrder order)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        HostSettings.CheckVariables();
        await using var held = DataFolder.TryHold(order.Data)
            ?? throw new CommandFailure($"{order.Data} is being served already; stop that \"serve\" first, or name another folder with --data.");
        Ports.Check(order.Port);
        if (HostSettings.GivenStorage is { } given)
        {
            await ServeAsync(given, cancellationToken);
            return ExitCode.Done;
        }

        var azurite = await AzuriteServer.StartAsync(DataFolder.AzuriteIn(order.Data), Console.WriteLine, cancellationToken);
        try
        {
            await ServeAsync(azurite.ConnectionString, cancellationToken);
            return ExitCode.Done;
        }
        finally
        {
            await azurite.StopAsync(CancellationToken.None);
        }
    }

    private async Task ServeAsync(string storage, CancellationToken cancellationToken)
    {
        var time = Time();
        var localKey = HostSettings.Secret("", order.Data, "sendgrid.key");
        await using var sendGrid = HostSettings.GivenMailKey is null
            ? await LocalSendGridServer.StartAsync(new LocalSendGridOptions { Folder = Path.Combine(order.Data, "outbox"), Key = localKey, Clock = time }, cancellationToken)
            : null;
        var organiserKey = HostSettings.Secret(HostSettings.OrganiserKeyVariable, order.Data, "organiser.key");
        var settings = new HostSettings
        {
            StorageConnection = storage,
            MailHost = sendGrid?.Address ?? HostSettings.GivenMailHost,
            MailKey = HostSettings.GivenMailKey ?? localKey,
            OrganiserKey = organiserKey,
            LinkKey = Encoding.UTF8.GetBytes(HostSettings.Secret(HostSettings.LinkKeyVariable, order.Data, "link.key")),
            Port = order.Port,
            Time = time,
            WaitAsync = (duration, token) => Task.Delay(duration.ToTimeSpan(), time, token),
            Speed = Math.Max(1, order.Speed),
            WebhookKey = sendGrid?.WebhookKey ?? HostSettings.GivenWebhookKey ?? "",
        };
        await using var host = await AppHost.StartAsync(settings, cancellationToken);
        sendGrid?.EventsTo(host.Webhook);
        if (order.Campaign is not null)
            await CampaignLoading.LoadAsync(host, order.Campaign, organiserKey, order.Start, cancellationToken);

        await ServeNotice.PrintAsync(host, sendGrid?.Outbox, organiserKey, cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
    }

    private TimeProvider Time()
    {
        if (order.Clock is null && order.Speed == 1)
            return TimeProvider.System;

        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var (shown, goesOn) = KeptClock.Begin(order.Data, order.Clock, order.Speed, now);
        if (goesOn)
            Console.WriteLine($"The clock of {order.Data} has run on since the last start: it is {shown}. Another --clock or --data begins anew.");

        return new ShiftedTime(shown, order.Speed);
    }
}
