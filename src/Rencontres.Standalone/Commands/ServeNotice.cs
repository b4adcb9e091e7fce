using Microsoft.Extensions.DependencyInjection;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Standalone.Hosting;

namespace Rencontres.Standalone.Commands;

/// <summary>Tells the person who started <c>serve</c> where everything is.</summary>
internal static class ServeNotice
{
    public static async Task PrintAsync(AppHost host, Uri? outbox, string organiserKey, CancellationToken cancellationToken)
    {
        var links = host.Services.GetRequiredService<PersonalLinks>();
        Console.WriteLine("Rencontres runs; Ctrl+C ends it.");
        await foreach (var id in host.Services.GetRequiredService<ICampaigns>().ListAsync(cancellationToken))
        {
            Console.WriteLine($"  the open form:    {links.OpenBulletin(id)}");
            Console.WriteLine($"  the organisers:   {host.Address}api/organiser/campaigns/{id}/status  (header x-functions-key)");
        }

        Console.WriteLine($"  its health:       {host.Address}health");
        Console.WriteLine($"  organisers' key:  {organiserKey}");
        Console.WriteLine(outbox is null ? "  mails go through SendGrid." : $"  the outbox:       {outbox}  (mails go no further)");
    }
}
