using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Testing.Memory;

public sealed class CountingNudge : INudge
{
    public int Changes { get; private set; }

    public int Mails { get; private set; }

    public Task CampaignChangedAsync(CampaignId campaign)
    {
        Changes++;
        return Task.CompletedTask;
    }

    public Task MailDueAsync(CampaignId campaign, int? bucket)
    {
        Mails++;
        return Task.CompletedTask;
    }
}
