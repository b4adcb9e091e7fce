using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Storage;
using Rencontres.Testing.Memory;
using Rencontres.Web.Content;

namespace Rencontres.Benchmarks;

/// <summary>Where the records are while it is measured.</summary>
internal static class PagePorts
{
    public static IServiceCollection InMemory(IServiceCollection services) => services
        .AddSingleton<IContent>(WithPages(new MemoryContent()))
        .AddSingleton<MemoryInvitees>()
        .AddSingleton<IInvitees>(provider => provider.GetRequiredService<MemoryInvitees>())
        .AddSingleton<ICampaigns, MemoryCampaigns>()
        .AddSingleton<IRegistrations, MemoryRegistrations>()
        .AddSingleton<IDrafts, MemoryDrafts>()
        .AddSingleton<IConfirmationQuota, MemoryConfirmationQuota>()
        .AddSingleton<IWaveMails, MemoryWaveMails>()
        .AddSingleton<ISingleMails, MemorySingleMails>()
        .AddSingleton<IWebhookWatch, MemoryWebhookWatch>()
        .AddSingleton<IMailAllowance, MemoryMailAllowance>();

    public static IServiceCollection InStore(IServiceCollection services, string connection, string name) =>
        services.AddRencontresStorage(new StorageOptions { ConnectionString = connection, TableName = name, ContainerName = name });

    private static MemoryContent WithPages(MemoryContent content)
    {
        foreach (var file in new[] { "pages", "texts" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ProductContent.Folder, folder))))
            content.Documents[$"product/{Path.GetRelativePath(ProductContent.Folder, file)}"] = File.ReadAllBytes(file);

        return content;
    }

    /// <summary>What a personal page cannot do without: the invitee's row and the answer's, in parallel.</summary>
    public static Func<CancellationToken, Task> TwoReads(string connection, string name, InviteeKey invitee)
    {
        var table = new TableClient(connection, name);
        var partition = $"{invitee.Campaign}|{invitee.Bucket}";
        return cancellationToken => Task.WhenAll(
            table.GetEntityIfExistsAsync<TableEntity>(partition, $"i|{invitee.Id}", cancellationToken: cancellationToken),
            table.GetEntityIfExistsAsync<TableEntity>(partition, $"r|{invitee.Id}", cancellationToken: cancellationToken));
    }
}
