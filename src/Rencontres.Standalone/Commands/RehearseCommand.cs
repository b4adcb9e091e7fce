using System.CommandLine;
using System.Security.Cryptography;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.Rehearsals;
using Rencontres.Standalone.Time;
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
        var rate = new Option<double>("--answer-rate") { Description = "The share of the invitees who answer when nobody says who does: 0 to 1.", DefaultValueFactory = _ => 0.3, HelpName = "share" };
        var seed = new Option<int>("--seed") { Description = "Another number gives other random answers; the same number the same ones.", DefaultValueFactory = _ => 1, HelpName = "number" };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the timeline, the mails and the report are written.", DefaultValueFactory = _ => new DirectoryInfo("out"), HelpName = "folder" };
        rate.Validators.Add(result =>
        {
            if (result.GetValue(rate) is < 0 or > 1)
                result.AddError("--answer-rate must be a share between 0 and 1, like 0.3.");
        });
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
        Directory.CreateDirectory(outFolder);
        var stage = Directory.CreateTempSubdirectory("rencontres-").FullName;
        var show = new RehearsalShow(played);
        show.Begins();
        var azurite = await AzuriteServer.StartAsync(Path.Combine(stage, "azurite"), RehearsalShow.Says, cancellationToken);
        try
        {
            var result = await RunAsync(played, azurite.ConnectionString, stage, outFolder, show, cancellationToken);
            show.Ends(result, outFolder);
            return result.Broken.Count == 0 ? ExitCode.Done : ExitCode.Faulty;
        }
        finally
        {
            await azurite.StopAsync(CancellationToken.None);
            Directory.Delete(stage, recursive: true);
        }
    }

    private static async Task<RehearsalResult> RunAsync(
        RehearsalCampaign played, string storage, string stage, string outFolder, RehearsalShow show, CancellationToken cancellationToken)
    {
        var time = new SimulatedTime(played.Start);
        var mailKey = $"SG.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var organiserKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var sendGrid = await LocalSendGridServer.StartAsync(
            new LocalSendGridOptions { Folder = Path.Combine(stage, "outbox"), Key = mailKey, Clock = time }, cancellationToken);
        var settings = new HostSettings
        {
            StorageConnection = storage,
            MailHost = sendGrid.Address,
            MailKey = mailKey,
            OrganiserKey = organiserKey,
            LinkKey = RandomNumberGenerator.GetBytes(32),
            Port = 0,
            Time = time,
            RunsByItself = false,
        };
        await using var host = await AppHost.StartAsync(settings, cancellationToken);
        return await new Rehearsal(played, host, sendGrid, time, organiserKey, outFolder, show).RunAsync(cancellationToken);
    }
}
