using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Tests.Building;

/// <summary>A campaign's record: the real case, with invitees in France and Japan, unless told otherwise.</summary>
internal sealed class CampaignBuilder
{
    public static readonly Slot France = new("FR", Zones.Paris);
    public static readonly Slot Japan = new("JP", Zones.Tokyo);

    private readonly List<Func<Campaign, Campaign>> changes = [];
    private CampaignDefinition definition = Definitions.Sample;
    private Slot[] slots = [France, Japan];
    private int buckets = 1;

    public CampaignBuilder Define(Func<CampaignDefinition, CampaignDefinition> change)
    {
        definition = change(definition);
        return this;
    }

    public CampaignBuilder Before(string date, string zone = Zones.Paris) => Define(each => each with { Cutoff = CutoffRule.BeforeDate(When.Date(date), zone) });

    public CampaignBuilder At(string time, string zone = Zones.Paris) => Define(each => each with { Cutoff = CutoffRule.AtTime(When.Local(time), zone) });

    public CampaignBuilder Opens(string local) => Define(each => each with { Opens = When.Local(local) });

    public CampaignBuilder Reminders(params ReminderRule[] reminders) => Define(each => each with { Reminders = reminders });

    public CampaignBuilder Reminders(params string[] days) => Reminders([.. days.Select(day => Definitions.DaysBefore(day))]);

    public CampaignBuilder WithoutOfficeHours() => Define(each => each with { OfficeHours = null });

    public CampaignBuilder In(params Slot[] slots)
    {
        this.slots = slots;
        return this;
    }

    public CampaignBuilder Buckets(int buckets)
    {
        this.buckets = buckets;
        return this;
    }

    public CampaignBuilder Running(Instant? since = null) => Change(each => each with { State = CampaignState.Running, StartedAt = since ?? each.Definition.OpensAt });

    public CampaignBuilder Extended(string at, string before, bool tellSilent = true) => Change(each =>
    {
        var to = CutoffRule.BeforeDate(When.Date(before), Zones.Paris);
        return each with { Cutoff = to, Extensions = [.. each.Extensions, new Extension(When.Paris(at), each.Cutoff, to, "asked for", tellSilent)] };
    });

    public CampaignBuilder Done(Wave wave, Slot slot, int arrival = 1) =>
        Change(each => each.With(new WaveSlot(wave, slot), new SlotProgress(arrival, each.Definition.OpensAt, null)));

    public CampaignBuilder Change(Func<Campaign, Campaign> change)
    {
        changes.Add(change);
        return this;
    }

    public Campaign Build()
    {
        var campaign = new Campaign(definition, buckets).WithArrivals(slots, definition.OpensAt - Duration.FromDays(1));
        return changes.Aggregate(campaign, (each, change) => change(each));
    }
}
