using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Hosting;
using Rencontres.Storage;

namespace Rencontres.Standalone.Commands;

/// <summary><c>rencontres audit verify</c>.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var campaign = new Argument<string>("campaign") { Description = "The campaign's id, as in its campaign.json." };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder of \"serve\".", DefaultValueFactory = _ => new DirectoryInfo("data"), HelpName = "folder" };
        var verify = new Command("verify", "Checks that no entry of a campaign's audit chain was changed, added or taken out, and prints it.") { campaign, data };
        verify.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(campaign)!, parsed.GetValue(data)!.FullName, cancellationToken));
        return new Command("audit", "What organisers and the flow did to a campaign.") { verify };
    }

    private static async Task<int> RunAsync(string campaign, string data, CancellationToken cancellationToken)
    {
        if (!CampaignId.TryParse(campaign, out var id))
            throw new CommandFailure($"\"{campaign}\" cannot be a campaign's id.");

        if (!Directory.Exists(data))
            throw new CommandFailure($"{data} does not exist; name the data folder with --data.");

        HostSettings.CheckVariables();
        if (HostSettings.GivenStorage is { } given)
            return await VerifyAsync(given, id, cancellationToken);

        var azurite = await AzuriteServer.StartAsync(DataFolder.AzuriteIn(data), Console.WriteLine, cancellationToken);
        try
        {
            return await VerifyAsync(azurite.ConnectionString, id, cancellationToken);
        }
        finally
        {
            if (!azurite.RanAlready)
                await StopUnlessServedAsync(azurite, data);
        }
    }

    /// <summary>A <c>serve</c> that began meanwhile has found this store and goes on with it.</summary>
    private static async Task StopUnlessServedAsync(AzuriteServer azurite, string data)
    {
        await using var held = DataFolder.TryHold(data);
        if (held is not null)
            await azurite.StopAsync(CancellationToken.None);
    }

    private static async Task<int> VerifyAsync(string connection, CampaignId id, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddRencontresStorage(new StorageOptions { ConnectionString = connection }).BuildServiceProvider();
        return await VerifyAsync(services.GetRequiredService<ICampaigns>(), id, cancellationToken);
    }

    private static async Task<int> VerifyAsync(ICampaigns campaigns, CampaignId id, CancellationToken cancellationToken)
    {
        var (number, hash) = (0, "");
        await foreach (var entry in campaigns.ReadAuditAsync(id, cancellationToken))
        {
            if (!entry.Follows(number, hash))
            {
                Console.WriteLine($"Entry {entry.Number} does not follow on entry {number}: the chain was tampered with.");
                return ExitCode.Faulty;
            }

            Console.WriteLine($"{entry.Number,6}  {entry.Event.At}  {entry.Event.Actor}  {entry.Event.Act}  {entry.Event.Details}");
            (number, hash) = (entry.Number, entry.Hash);
        }

        if (number == 0)
            throw new CommandFailure($"There is no campaign {id} in this data folder.");

        Console.WriteLine($"{number} entries, each unchanged and in its place. Last: {hash}");
        return ExitCode.Done;
    }
}
