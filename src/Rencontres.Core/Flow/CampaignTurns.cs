using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>A turn, and the record that it was decided from.</summary>
public sealed record DecidedTurn(Campaign Campaign, Turn Turn, Instant At);

/// <summary>Decides a campaign's next turn for the hosts. A slice is decided on only for a wave that has begun; where one cannot begin, the turn is decided anew.</summary>
public sealed class CampaignTurns(CampaignReader campaigns, WaveBeginnings beginnings, IClock clock, SendingOptions options)
{
    /// <param name="campaign">As it was read just now.</param>
    public async Task<DecidedTurn> NextAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.GetCurrentInstant();
            var turn = CampaignFlow.Next(campaign, now, options.SliceLength);
            if (turn is not Turn.RunSlice slice)
                return new DecidedTurn(campaign, turn, now);

            if (await beginnings.BeginAsync(campaign, slice, cancellationToken) is { } begun)
                return new DecidedTurn(begun, turn, now);

            campaign = await campaigns.FindNowAsync(campaign.Id, cancellationToken) ?? throw new InvalidOperationException($"The record of campaign {campaign.Id} is gone.");
        }
    }
}
