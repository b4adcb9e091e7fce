using System.CommandLine;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres sendgrid</c>: the local SendGrid as a program of its own, for hosts that run elsewhere.</summary>
internal static class SendGridCommand
{
    public static Command Create()
    {
        var port = TypedOption.Port(7072);
        var data = new Option<DirectoryInfo>("--data") { Description = "Where the mails are kept.", DefaultValueFactory = _ => new DirectoryInfo("data/outbox"), HelpName = "folder" };
        var key = new Option<string>("--key") { Description = "The key that senders must use.", DefaultValueFactory = _ => "SG.local", HelpName = "key" };
        var command = new Command("sendgrid", "Runs a stand-in for the mail service on this machine: it delivers to nobody and shows every mail as a page.") { port, data, key };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Ports.Check(parsed.GetValue(port));
            DataFolder.Make(parsed.GetValue(data)!.FullName);
            await using var server = await LocalSendGridServer.StartAsync(
                new LocalSendGridOptions { Folder = parsed.GetValue(data)!.FullName, Key = parsed.GetValue(key)!, Port = parsed.GetValue(port) }, cancellationToken);
            Console.WriteLine($"Mails are shown at {server.Outbox}");
            await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            return ExitCode.Done;
        });
        return command;
    }
}
