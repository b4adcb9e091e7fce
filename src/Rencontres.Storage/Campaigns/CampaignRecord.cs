using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Storage.Campaigns;

/// <summary>The stored shape of what has happened to a campaign. Its names are data; what is added later must be readable when missing.</summary>
internal sealed record CampaignRecord
{
    public CampaignState State { get; init; }

    public Instant? StartedAt { get; init; }

    public string? PausedBecause { get; init; }

    public MailTrouble? Trouble { get; init; }

    public required CutoffRule Cutoff { get; init; }

    public Instant? ClosedEarlyAt { get; init; }

    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    public IReadOnlyDictionary<Slot, Arrival> Arrivals { get; init; } = new Dictionary<Slot, Arrival>();

    /// <summary>By wave and slot, as <c>reminder-1 FR Europe/Paris</c>.</summary>
    public IReadOnlyDictionary<string, SlotProgress> Progress { get; init; } = new Dictionary<string, SlotProgress>();

    /// <summary>By wave and slot, as in <see cref="Progress"/>.</summary>
    public IReadOnlyDictionary<string, WaveWording> Wordings { get; init; } = new Dictionary<string, WaveWording>();

    public Instant? ClosedFor { get; init; }

    public Instant? ReportedFor { get; init; }

    public static CampaignRecord Of(Campaign campaign) => new()
    {
        State = campaign.State,
        StartedAt = campaign.StartedAt,
        PausedBecause = campaign.PausedBecause,
        Trouble = campaign.Trouble,
        Cutoff = campaign.Cutoff,
        ClosedEarlyAt = campaign.ClosedEarlyAt,
        Extensions = campaign.Extensions,
        Arrivals = campaign.Arrivals,
        Progress = campaign.Progress.ToDictionary(each => $"{each.Key.Wave} {each.Key.Slot}", each => each.Value),
        Wordings = campaign.Wordings.ToDictionary(each => $"{each.Key.Wave} {each.Key.Slot}", each => each.Value),
        ClosedFor = campaign.ClosedFor,
        ReportedFor = campaign.ReportedFor,
    };

    public Campaign ApplyTo(Campaign campaign) => campaign with
    {
        State = State,
        StartedAt = StartedAt,
        PausedBecause = PausedBecause,
        Trouble = Trouble,
        Cutoff = Cutoff,
        ClosedEarlyAt = ClosedEarlyAt,
        Extensions = Extensions,
        Arrivals = Arrivals,
        Progress = Progress.ToDictionary(each => ParseWaveSlot(each.Key), each => each.Value),
        Wordings = Wordings.ToDictionary(each => ParseWaveSlot(each.Key), each => each.Value),
        ClosedFor = ClosedFor,
        ReportedFor = ReportedFor,
    };

    private static WaveSlot ParseWaveSlot(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new WaveSlot(Wave.Parse(text[..space]), Slot.Parse(text[(space + 1)..]));
    }
}
