using System.CommandLine;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.Time;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres serve</c>.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 takes any free one.", DefaultValueFactory = _ => 7071, HelpName = "number" };
        var campaign = new Option<DirectoryInfo?>("--campaign") { Description = "A campaign folder to load, if it is not in the data folder yet.", HelpName = "folder" };
        var data = new Option<DirectoryInfo>("--data") { Description = "Where everything is kept.", DefaultValueFactory = _ => new DirectoryInfo("data"), HelpName = "folder" };
        var clock = new Option<string?>("--clock") { Description = "Begin at another time, like 2023-08-20T09:00+02:00. For trying things out.", HelpName = "time" };
        var speed = new Option<double>("--speed") { Description = "Let the clock run that many times faster. For trying things out.", DefaultValueFactory = _ => 1, HelpName = "times" };
        var start = new Option<bool>("--start") { Description = "Start the campaign at once instead of waiting for the organisers' word." };
        speed.Validators.Add(result =>
        {
            if (result.GetValue(speed) is <= 0 or > 1_000_000)
                result.AddError("--speed must be more than 0 and at most 1000000.");
        });
        clock.Validators.Add(result =>
        {
            if (result.GetValue(clock) is { } text && ReadClock(text) is null)
                result.AddError("--clock needs a date and time with an offset, like 2023-08-20T09:00+02:00.");
        });
        var command = new Command("serve", "Runs Rencontres on this machine, for real. Stop it with Ctrl+C; killed, it goes on where it was at the next start.")
        {
            port, campaign, data, clock, speed, start,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ServeOrder(
                parsed.GetValue(port),
                parsed.GetValue(campaign)?.FullName,
                parsed.GetValue(data)!.FullName,
                TimeFor(parsed.GetValue(clock), parsed.GetValue(speed)),
                parsed.GetValue(speed),
                parsed.GetValue(start)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServeOrder order, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(order.Data);
        var given = Environment.GetEnvironmentVariable(HostSettings.StorageVariable);
        var azurite = string.IsNullOrEmpty(given) ? await AzuriteServer.StartAsync(Path.Combine(order.Data, "azurite"), Console.WriteLine, cancellationToken) : null;
        try
        {
            await ServeAsync(order, given is { Length: > 0 } ? given : azurite!.ConnectionString, cancellationToken);
            return ExitCode.Done;
        }
        finally
        {
            if (azurite is not null)
                await azurite.StopAsync(CancellationToken.None);
        }
    }

    private static async Task ServeAsync(ServeOrder order, string storage, CancellationToken cancellationToken)
    {
        var realKey = Environment.GetEnvironmentVariable(HostSettings.MailKeyVariable);
        var localKey = HostSettings.Secret("", order.Data, "sendgrid.key");
        await using var sendGrid = string.IsNullOrEmpty(realKey)
            ? await LocalSendGridServer.StartAsync(new LocalSendGridOptions { Folder = Path.Combine(order.Data, "outbox"), Key = localKey, Clock = order.Time }, cancellationToken)
            : null;
        var organiserKey = HostSettings.Secret(HostSettings.OrganiserKeyVariable, order.Data, "organiser.key");
        var settings = new HostSettings
        {
            StorageConnection = storage,
            MailHost = sendGrid?.Address,
            MailKey = realKey is { Length: > 0 } ? realKey : localKey,
            OrganiserKey = organiserKey,
            LinkKey = Encoding.UTF8.GetBytes(HostSettings.Secret(HostSettings.LinkKeyVariable, order.Data, "link.key")),
            Port = order.Port,
            Time = order.Time,
            Lease = HostSettings.DefaultLease * Math.Max(1, order.Speed),
        };
        await using var host = await AppHost.StartAsync(settings, cancellationToken);
        if (order.Campaign is not null)
            await CampaignLoading.LoadAsync(host, order.Campaign, organiserKey, order.Start, cancellationToken);

        await ServeNotice.PrintAsync(host, sendGrid?.Outbox, organiserKey, cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
    }

    private static TimeProvider TimeFor(string? clock, double speed) =>
        clock is null && speed == 1
            ? TimeProvider.System
            : new ShiftedTime(ReadClock(clock ?? "") ?? Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()), speed);

    private static Instant? ReadClock(string text)
    {
        OffsetDateTimePattern[] patterns = [OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>")];
        return patterns.Select(pattern => pattern.Parse(text)).Where(parsed => parsed.Success).Select(parsed => (Instant?)parsed.Value.ToInstant()).FirstOrDefault();
    }

    private sealed record ServeOrder(int Port, string? Campaign, string Data, TimeProvider Time, double Speed, bool Start);
}
