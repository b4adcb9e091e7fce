using System.CommandLine;
using System.Globalization;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.LocalSendGrid.Faults;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres sendgrid</c>: the local SendGrid as a program of its own, for hosts that run elsewhere.</summary>
internal static class SendGridCommand
{
    public static Command Create()
    {
        var port = TypedOption.Port(7072);
        var data = new Option<DirectoryInfo>("--data") { Description = "Where the mails are kept.", DefaultValueFactory = _ => new DirectoryInfo("data/outbox"), HelpName = "folder" };
        var key = new Option<string>("--key") { Description = "The key that senders must use.", DefaultValueFactory = _ => "SG.local", HelpName = "key" };
        var webhook = TypedOption.WebAddress("--webhook", "Where signed events go that tell what became of each mail.");
        var chaos = TypedOption.Parsed<int>("--chaos", "a whole number", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : null);
        chaos.Description = "Lets requests and events go wrong by chance; the same seed troubles alike.";
        chaos.HelpName = "seed";
        var command = new Command("sendgrid", "Runs a stand-in for the mail service on this machine: it delivers to nobody and shows every mail as a page.") { port, data, key, webhook, chaos };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LocalSendGridOptions
            {
                Folder = parsed.GetValue(data)!.FullName,
                Key = parsed.GetValue(key)!,
                Port = parsed.GetValue(port),
                Chaos = parsed.GetResult(chaos) is null ? null : new Chaos { Seed = parsed.GetValue(chaos) },
            },
            parsed.GetValue(webhook),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LocalSendGridOptions options, Uri? webhook, CancellationToken cancellationToken)
    {
        Ports.Check(options.Port);
        DataFolder.Make(options.Folder);
        await using var server = await LocalSendGridServer.StartAsync(options, cancellationToken);
        Console.WriteLine($"Mails are shown at {server.Outbox}");
        if (webhook is not null)
        {
            server.EventsTo(webhook);
            Console.WriteLine($"Events are signed; the webhook's key is: {server.WebhookKey}");
        }

        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        return ExitCode.Done;
    }
}
