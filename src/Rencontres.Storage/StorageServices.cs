using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Storage.Campaigns;
using Rencontres.Storage.Invitees;
using Rencontres.Storage.Mail;
using Rencontres.Storage.Registrations;
using Rencontres.Storage.Tables;

namespace Rencontres.Storage;

public static class StorageServices
{
    /// <summary>Puts the tables and blobs behind Core's ports. Call <see cref="StorageSetup.PrepareAsync"/> once before the first use.</summary>
    /// <exception cref="InvalidOperationException">The options do not say where the records are.</exception>
    public static IServiceCollection AddRencontresStorage(this IServiceCollection services, StorageOptions options)
    {
        var table = StorageClients.Table(options);
        var container = StorageClients.Container(options);
        return services
            .AddSingleton(new StorageSetup(table, container))
            .AddSingleton(new TableRows(table))
            .AddSingleton<ICampaigns, CampaignTable>()
            .AddSingleton<IContent>(new ContentContainer(container))
            .AddSingleton<IInvitees, InviteeTable>()
            .AddSingleton<IRegistrations, RegistrationTable>()
            .AddSingleton<IConfirmationQuota, ConfirmationQuotaTable>()
            .AddSingleton<IDrafts, DraftTable>()
            .AddSingleton<IWaveMails, WaveMailTable>()
            .AddSingleton<ISingleMails, SingleMailTable>()
            .AddSingleton<IWebhookWatch, WebhookWatchTable>()
            .AddSingleton<IMailAllowance, MailAllowanceTable>();
    }
}
