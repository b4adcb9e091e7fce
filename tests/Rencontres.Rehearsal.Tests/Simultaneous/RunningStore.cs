using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Standalone.Azurite;
using Rencontres.Storage;

namespace Rencontres.Rehearsal.Tests.Simultaneous;

/// <summary>The tables of a program that runs, read past it.</summary>
internal sealed class RunningStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private RunningStore(ServiceProvider services) => this.services = services;

    private IRegistrations Registrations => services.GetRequiredService<IRegistrations>();

    /// <param name="data">The program's data folder.</param>
    public static async Task<RunningStore> OpenAsync(string data)
    {
        var azurite = await AzuriteServer.StartAsync(Path.Combine(data, "azurite"), null, CancellationToken.None);
        return new RunningStore(new ServiceCollection().AddRencontresStorage(new StorageOptions { ConnectionString = azurite.ConnectionString }).BuildServiceProvider());
    }

    public async Task<Registration?> CurrentAsync(string code) => await Registrations.FindAsync(await KeyAsync(code), CancellationToken.None);

    /// <param name="most">How many there can be; a gap ends nothing.</param>
    public async Task<IReadOnlyList<Registration>> RevisionsAsync(string code, int most)
    {
        var key = await KeyAsync(code);
        var found = await Task.WhenAll(Enumerable.Range(1, most).Select(revision => Registrations.FindRevisionAsync(key, revision, CancellationToken.None)));
        return [.. found.OfType<Registration>()];
    }

    /// <summary>Whether a mail to a single person is still to go.</summary>
    public async Task<bool> IsMailDueAsync()
    {
        var (campaign, mails) = (await CampaignAsync(), services.GetRequiredService<ISingleMails>());
        var next = await Task.WhenAll(Enumerable.Range(0, campaign.Buckets).Select(bucket => mails.NextDueAsync(campaign.Id, bucket, CancellationToken.None)));
        return next.Any(due => due is not null);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<InviteeKey> KeyAsync(string code) => InviteeKey.Of(await CampaignAsync(), InviteeId.FromStored(code));

    private async Task<Campaign> CampaignAsync() =>
        (await services.GetRequiredService<ICampaigns>().FindAsync(CampaignId.Parse("rencontres-2024"), CancellationToken.None))!.Campaign;
}
