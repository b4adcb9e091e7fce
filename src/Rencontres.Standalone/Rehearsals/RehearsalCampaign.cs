using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What a rehearsal plays: a campaign folder, a list of invitees and what they do.</summary>
internal sealed record RehearsalCampaign(
    CampaignDefinition Parsed, byte[] Definition, IReadOnlyList<TemplateFile> Templates, IReadOnlyList<string> Enclosures, string InviteesPath, IReadOnlyList<Act> Acts)
{
    private const int InviteesPerBucket = 1000;

    public CampaignId Id => Parsed.Id;

    public int Buckets => Math.Max(1, (Parsed.ExpectedInvitees + InviteesPerBucket - 1) / InviteesPerBucket);

    /// <summary>A day before the campaign opens, when organisers prepare it.</summary>
    public Instant Start => Parsed.OpensAt - Duration.FromDays(1);
}

/// <summary>A template that the campaign folder has instead of the product's own.</summary>
internal sealed record TemplateFile(string Language, string Name, string Path);
