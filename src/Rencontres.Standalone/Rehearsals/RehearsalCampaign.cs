using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Standalone.Organising;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What a rehearsal plays: a campaign and what people do.</summary>
internal sealed record RehearsalCampaign(CampaignFiles Files, IReadOnlyList<Act> Acts)
{
    public CampaignDefinition Definition => Files.Definition;

    public CampaignId Id => Definition.Id;

    /// <summary>A day before the campaign opens, when organisers prepare it.</summary>
    public Instant Start => Definition.OpensAt - Duration.FromDays(1);
}
