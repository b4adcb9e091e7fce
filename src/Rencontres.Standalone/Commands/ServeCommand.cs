using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres serve</c>.</summary>
internal static class ServeCommand
{
    private static readonly OffsetDateTimePattern[] ClockPatterns =
        [OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>")];

    public static Command Create()
    {
        var port = TypedOption.Port(7071);
        var campaign = new Option<DirectoryInfo?>("--campaign") { Description = "A campaign folder to load, if it is not in the data folder yet.", HelpName = "folder" };
        var data = new Option<DirectoryInfo>("--data") { Description = "Where everything is kept.", DefaultValueFactory = _ => new DirectoryInfo("data"), HelpName = "folder" };
        var clock = TypedOption.Parsed("--clock", "a date and time with an offset, like 2023-08-20T09:00+02:00", ReadClock);
        clock.Description = "Begin at another time, like 2023-08-20T09:00+02:00. Started again with the same, the clock has run on meanwhile. For trying things out.";
        clock.HelpName = "time";
        var speed = TypedOption.Number(
            "--speed", 0.01, 3600, "a number from 0.01 to 3600, like 60", 1, "Let the clock run that many times faster, up to 3600: an hour in a second. For trying things out.", "times");
        var start = new Option<bool>("--start") { Description = "Start the campaign at once instead of waiting for the organisers' word." };
        var command = new Command("serve", "Runs Rencontres on this machine, for real. Stop it with Ctrl+C; killed, it goes on where it was at the next start.")
        {
            port, campaign, data, clock, speed, start,
        };
        command.SetAction((parsed, cancellationToken) => new Serving(
            new ServeOrder(
                parsed.GetValue(port),
                parsed.GetValue(campaign)?.FullName,
                parsed.GetValue(data)!.FullName,
                parsed.GetResult(clock) is null ? null : parsed.GetValue(clock),
                parsed.GetValue(speed),
                parsed.GetValue(start))).RunAsync(cancellationToken));
        return command;
    }

    private static Instant? ReadClock(string text) =>
        ClockPatterns.Select(pattern => pattern.Parse(text)).Where(parsed => parsed.Success).Select(parsed => (Instant?)parsed.Value.ToInstant()).FirstOrDefault();
}
