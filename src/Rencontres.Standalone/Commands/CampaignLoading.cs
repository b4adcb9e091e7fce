using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Standalone.Hosting;
using Rencontres.Standalone.Organising;

namespace Rencontres.Standalone.Commands;

/// <summary>
/// Puts a campaign folder into a running host, as organisers would: over HTTP. A campaign that was started stays as it is; one that was not is read again,
/// so that a loading that was cut off is made good.
/// </summary>
internal static class CampaignLoading
{
    public static async Task LoadAsync(AppHost host, string folder, string organiserKey, bool start, CancellationToken cancellationToken)
    {
        var campaign = await CampaignFiles.ReadAsync(folder, invitees: null, cancellationToken);
        using var http = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(10) };
        var organiser = new OrganiserClient(http, campaign.Definition.Id, organiserKey);
        if (await host.Services.GetRequiredService<CampaignReader>().FindNowAsync(campaign.Definition.Id, cancellationToken) is { State: not CampaignState.Draft } known)
        {
            Console.WriteLine($"{campaign.Definition.Id} has been started already ({known.State}); the folder {folder} was not read again.");
        }
        else
        {
            var import = await organiser.PrepareAsync(campaign, cancellationToken);
            Console.WriteLine($"{campaign.Definition.Id}: {string.Join('\n', import.Told)}");
        }

        if (start)
            await organiser.StartAsync(cancellationToken);
    }
}
