using CsCheck;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.CampaignBuilder;

namespace Rencontres.Core.Tests.Flow;

public sealed class WaveRoundsTests
{
    private static readonly WaveSlot InFrance = new(Wave.Invitation, France);
    private static readonly WaveSlot InJapan = new(Wave.Invitation, Japan);

    private static readonly Slot[] Slots = [France, Japan, new("FR", "Pacific/Tahiti")];
    private static readonly Wave[] Waves = [Wave.Invitation, Wave.Reminder(1)];

    private static readonly Gen<Step> Steps = Gen.OneOf(
        Gen.Int[0, 2].Select(number => new Step(Slots[number], null)),
        Gen.Int[0, 1].Select(number => new Step(null, Waves[number])));

    [Fact]
    public void A_wave_that_has_not_begun_has_no_wording_and_its_first_round_is_the_first()
    {
        var campaign = new CampaignBuilder().Running().Build();

        Assert.Null(WaveRounds.Current(campaign, InFrance));
        Assert.Equal(1, WaveRounds.Next(campaign, Wave.Invitation));
    }

    [Fact]
    public void A_wave_begins_for_every_slot_at_once_so_that_all_get_the_same_words()
    {
        var campaign = WaveRounds.Begin(new CampaignBuilder().Running().Build(), Wave.Invitation, 1, "invitation");

        Assert.Equal(new WaveWording(1, 1, "invitation"), WaveRounds.Current(campaign, InFrance));
        Assert.Equal(new WaveWording(1, 1, "invitation"), WaveRounds.Current(campaign, InJapan));
        Assert.Null(WaveRounds.Current(campaign, new WaveSlot(Wave.Reminder(1), France)));
    }

    [Fact]
    public void Newcomers_begin_a_new_round_in_their_slot_and_the_others_keep_theirs()
    {
        var begun = WaveRounds.Begin(new CampaignBuilder().Running().Build(), Wave.Invitation, 1, "invitation");
        var later = begun.WithArrivals([Japan], When.Tokyo("2023-07-19T08:00"));

        Assert.Null(WaveRounds.Current(later, InJapan));
        var again = WaveRounds.Begin(later, Wave.Invitation, WaveRounds.Next(later, Wave.Invitation), "invitation");

        Assert.Equal(new WaveWording(2, 2, "invitation"), WaveRounds.Current(again, InJapan));
        Assert.Equal(new WaveWording(1, 1, "invitation"), WaveRounds.Current(again, InFrance));
    }

    [Fact]
    public void A_new_slot_begins_a_new_round()
    {
        var begun = WaveRounds.Begin(new CampaignBuilder().Running().In(France).Build(), Wave.Invitation, 1, "invitation");
        var later = begun.WithArrivals([Japan], When.Tokyo("2023-07-19T08:00"));

        Assert.Null(WaveRounds.Current(later, InJapan));
        Assert.Equal(2, WaveRounds.Next(later, Wave.Invitation));
    }

    [Fact]
    public void A_wave_whose_words_are_at_fault_begins_anew_where_it_is_not_done_and_only_there()
    {
        var begun = WaveRounds.Begin(new CampaignBuilder().Running().Build(), Wave.Invitation, 1, "invitation");
        var other = WaveRounds.Begin(begun, Wave.Reminder(1), 1, "reminder-first");
        var partly = other.With(InFrance, new SlotProgress(1, When.Paris("2023-07-11T09:01"), null));

        var forgotten = WaveRounds.Forget(partly, Wave.Invitation);

        Assert.Equal(new WaveWording(1, 1, "invitation"), WaveRounds.Current(forgotten, InFrance));
        Assert.Null(WaveRounds.Current(forgotten, InJapan));
        Assert.NotNull(WaveRounds.Current(forgotten, new WaveSlot(Wave.Reminder(1), Japan)));
        Assert.Equal(2, WaveRounds.Next(forgotten, Wave.Invitation));
        Assert.Equal(partly.Wordings, WaveRounds.Forget(partly, null).Wordings);
    }

    [Fact]
    public void The_variant_stays_the_one_it_began_with()
    {
        var begun = WaveRounds.Begin(new CampaignBuilder().Running().Build(), Wave.Reminder(2), 1, "reminder-further");
        var shortened = begun with { Definition = begun.Definition with { Reminders = [.. begun.Definition.Reminders.Take(2)] } };

        Assert.Equal("reminder-last", WaveTemplates.Of(shortened, Wave.Reminder(2)));
        Assert.Equal("reminder-further", WaveRounds.Current(shortened, new WaveSlot(Wave.Reminder(2), France))!.Template);
    }

    [Fact]
    public void Whatever_happens_a_round_is_kept_until_newcomers_come_and_then_a_later_one_covers_everybody() => Steps.List[0, 40].Sample(steps =>
    {
        var campaign = new CampaignBuilder().Running().Build();
        foreach (var step in steps)
        {
            var before = campaign;
            if (step.Wave is { } wave)
                campaign = WaveRounds.Begin(campaign, wave, WaveRounds.Next(campaign, wave), "x");
            else
                campaign = campaign.WithArrivals([step.Arrives!.Value], When.Paris("2023-07-19T08:00"));

            AssertKept(before, campaign, step);
        }
    });

    private static void AssertKept(Campaign before, Campaign after, Step step)
    {
        foreach (var waveSlot in after.Arrivals.Keys.SelectMany(slot => Waves.Select(wave => new WaveSlot(wave, slot))))
        {
            var (was, now) = (WaveRounds.Current(before, waveSlot), WaveRounds.Current(after, waveSlot));
            if (step.Arrives == waveSlot.Slot)
                Assert.Null(now);
            else if (was is not null)
                Assert.Equal(was, now);
            else if (step.Wave == waveSlot.Wave)
                Assert.Equal(WaveRounds.Next(before, waveSlot.Wave), now!.Round);
            else
                Assert.Null(now);
        }
    }

    private sealed record Step(Slot? Arrives, Wave? Wave);
}
