using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Testing.Memory;

public sealed class MemoryConfirmationQuota : IConfirmationQuota
{
    private readonly Dictionary<(CampaignId, string), ConfirmationQuota> quotas = [];

    public Task<bool> TakeAsync(CampaignId campaign, string address, string openId, LocalDate day, CancellationToken cancellationToken)
    {
        lock (quotas)
        {
            var key = (campaign, address.ToLowerInvariant());
            (quotas[key], var taken) = quotas.GetValueOrDefault(key, ConfirmationQuota.None).Take(openId, day);
            return Task.FromResult(taken);
        }
    }

    public Task GiveBackAsync(CampaignId campaign, string address, string openId, CancellationToken cancellationToken)
    {
        lock (quotas)
        {
            var key = (campaign, address.ToLowerInvariant());
            quotas[key] = quotas.GetValueOrDefault(key, ConfirmationQuota.None).GiveBack(openId);
            return Task.CompletedTask;
        }
    }
}
