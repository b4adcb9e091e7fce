using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Testing.Azurite;

namespace Rencontres.Storage.Tests;

/// <summary>A table and a container of one test's own, behind the ports as a host gets them.</summary>
internal sealed class Store
{
    private readonly ServiceProvider services;

    private Store(StorageOptions options)
    {
        services = new ServiceCollection().AddRencontresStorage(options with { Configure = Watch }).BuildServiceProvider();
        Table = new TableClient(options.ConnectionString, options.TableName);
    }

    public Wire Wire { get; } = new();

    /// <summary>Past the adapters, to look at the rows themselves.</summary>
    public TableClient Table { get; }

    public ICampaigns Campaigns => services.GetRequiredService<ICampaigns>();

    public IContent Content => services.GetRequiredService<IContent>();

    public IInvitees Invitees => services.GetRequiredService<IInvitees>();

    public IRegistrations Registrations => services.GetRequiredService<IRegistrations>();

    public IConfirmationQuota Quota => services.GetRequiredService<IConfirmationQuota>();

    public IDrafts Drafts => services.GetRequiredService<IDrafts>();

    public IWaveMails WaveMails => services.GetRequiredService<IWaveMails>();

    public IWebhookWatch Webhook => services.GetRequiredService<IWebhookWatch>();

    public IMailAllowance Allowance => services.GetRequiredService<IMailAllowance>();

    public ISingleMails SingleMails => services.GetRequiredService<ISingleMails>();

    public static async Task<Store> NewAsync(AzuriteFixture azurite)
    {
        var name = azurite.NextName();
        var store = new Store(new StorageOptions { ConnectionString = azurite.ConnectionString, TableName = name, ContainerName = name });
        await store.services.GetRequiredService<StorageSetup>().PrepareAsync(TestContext.Current.CancellationToken);
        store.Wire.Forget();
        return store;
    }

    private void Watch(ClientOptions options)
    {
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(Wire, HttpPipelinePosition.PerRetry);
    }
}
