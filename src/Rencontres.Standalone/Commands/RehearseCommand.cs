using System.CommandLine;
using System.Security.Cryptography;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.Rehearsals;
using Rencontres.Standalone.Time;
using Rencontres.Web;
using Rencontres.Web.Content;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres rehearse</c>.</summary>
internal static class RehearseCommand
{
    private static string SampleCampaign => Path.Combine(ProductContent.Folder, "campaigns", "rencontres-2024");

    public static Command Create()
    {
        var campaign = new Option<DirectoryInfo?>("--campaign") { Description = "The campaign folder to rehearse. Without it: the sample campaign, with its invitees and what they do.", HelpName = "folder" };
        var invitees = new Option<FileInfo?>("--invitees") { Description = "Another list of invitees (CSV or XLSX). Without --answers, a share of them answers at random.", HelpName = "file" };
        var answers = new Option<FileInfo?>("--answers") { Description = "Who does what when (CSV with the columns instant, code, act …).", HelpName = "file" };
        var rate = TypedOption.Number(
            "--answer-rate", 0, 1, "a share from 0 to 1, like 0.3", 0.3, "The share of the invitees who answer when nobody says who does: 0 to 1.", "share");
        var seed = TypedOption.Number(
            "--seed", int.MinValue, int.MaxValue, "a whole number", 1, "Another number gives other random answers; the same number the same ones.", "number");
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the timeline, the mails and the report are written.", DefaultValueFactory = _ => new DirectoryInfo("out"), HelpName = "folder" };
        var command = new Command("rehearse", "Plays a whole campaign, from the invitation to the report, in seconds. Nothing leaves this machine.")
        {
            campaign, invitees, answers, rate, seed, output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new RehearsalOrder(
                parsed.GetValue(campaign)?.FullName ?? SampleCampaign,
                parsed.GetValue(invitees)?.FullName,
                parsed.GetValue(answers)?.FullName,
                parsed.GetValue(rate),
                parsed.GetValue(seed)),
            parsed.GetValue(output)!.FullName,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RehearsalOrder order, string outFolder, CancellationToken cancellationToken)
    {
        var played = await order.LoadAsync(cancellationToken);
        DataFolder.Make(outFolder);
        var show = new RehearsalShow(played);
        show.Begins();
        await using var stage = await Stage.SetAsync(RehearsalShow.Says, cancellationToken);
        var result = await RunAsync(played, stage, outFolder, show, cancellationToken);
        show.Ends(result, outFolder);
        return result.Broken.Count == 0 ? ExitCode.Done : ExitCode.Faulty;
    }

    private static async Task<RehearsalResult> RunAsync(
        RehearsalCampaign played, Stage stage, string outFolder, RehearsalShow show, CancellationToken cancellationToken)
    {
        var time = new SimulatedTime(played.Start);
        var mailKey = $"SG.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var organiserKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var sendGrid = await LocalSendGridServer.StartAsync(
            new LocalSendGridOptions { Folder = Path.Combine(stage.Folder, "outbox"), Key = mailKey, Clock = time, EventsGoByThemselves = false }, cancellationToken);
        var settings = new HostSettings
        {
            StorageConnection = stage.Storage,
            MailHost = sendGrid.Address,
            MailKey = mailKey,
            OrganiserKey = organiserKey,
            LinkKey = RandomNumberGenerator.GetBytes(32),
            Port = 0,
            Time = time,
            WaitAsync = (duration, _) =>
            {
                time.AdvanceTo(time.Now + duration);
                return Task.CompletedTask;
            },
            RunsByItself = false,
            Limits = LimitSettings.None,
            WebhookKey = sendGrid.WebhookKey,
        };
        await using var host = await AppHost.StartAsync(settings, cancellationToken);
        sendGrid.EventsTo(host.Webhook);
        return await new Rehearsal(played, host, sendGrid, time, organiserKey, outFolder, show).RunAsync(cancellationToken);
    }
}
