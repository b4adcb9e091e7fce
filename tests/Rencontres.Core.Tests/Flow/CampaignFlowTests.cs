using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.CampaignBuilder;

namespace Rencontres.Core.Tests.Flow;

public sealed class CampaignFlowTests
{
    private static readonly Instant Cutoff = When.Paris("2023-09-04T00:00");

    [Fact]
    public void A_draft_waits_for_its_start() => Assert.Equal(new Turn.Wait(null), CampaignFlow.Next(new CampaignBuilder().Build(), When.Paris("2024-01-01T00:00")));

    [Fact]
    public void A_campaign_waits_for_its_opening() =>
        Assert.Equal(new Turn.Wait(When.Tokyo("2023-07-11T16:00")), CampaignFlow.Next(new CampaignBuilder().Running().Build(), When.Paris("2023-07-01T10:00")));

    [Fact]
    public void The_invitation_goes_in_slices()
    {
        var now = When.Paris("2023-07-11T09:00");

        var turn = CampaignFlow.Next(new CampaignBuilder().Running().In(France).Build(), now);

        Assert.Equal(new Turn.RunSlice(Wave.Invitation, France, now + CampaignFlow.SliceLength), turn);
    }

    [Fact]
    public void A_host_whose_clock_runs_faster_may_ask_for_longer_slices()
    {
        var now = When.Paris("2023-07-11T09:00");

        var turn = CampaignFlow.Next(new CampaignBuilder().Running().In(France).Build(), now, Duration.FromHours(2));

        Assert.Equal(new Turn.RunSlice(Wave.Invitation, France, now + Duration.FromHours(2)), turn);
    }

    [Fact]
    public void A_slice_ends_with_the_office_day()
    {
        var turn = CampaignFlow.Next(new CampaignBuilder().Running().In(France).Build(), When.Paris("2023-07-11T16:59"));

        Assert.Equal(new Turn.RunSlice(Wave.Invitation, France, When.Paris("2023-07-11T17:00")), turn);
    }

    [Fact]
    public void A_slice_ends_at_the_cutoff()
    {
        var campaign = new CampaignBuilder().Running().In(France).At("2023-08-31T10:00").Build();

        var turn = CampaignFlow.Next(campaign, When.Paris("2023-08-31T09:59"));

        Assert.Equal(campaign.EffectiveCutoff, Assert.IsType<Turn.RunSlice>(turn).Until);
    }

    [Fact]
    public void Newcomers_reopen_the_invitation_of_their_slot_only()
    {
        var campaign = new CampaignBuilder().Running().Done(Wave.Invitation, France).Done(Wave.Invitation, Japan).Build()
            .WithArrivals([Japan], When.Tokyo("2023-07-19T08:00"));

        Assert.Equal(new Turn.Wait(When.Tokyo("2023-07-19T09:00")), CampaignFlow.Next(campaign, When.Tokyo("2023-07-19T08:30")));
        Assert.Equal(Japan, Assert.IsType<Turn.RunSlice>(CampaignFlow.Next(campaign, When.Tokyo("2023-07-19T09:00"))).Slot);
    }

    [Fact]
    public void Of_reminders_missed_in_an_outage_the_latest_only_goes()
    {
        var campaign = new CampaignBuilder().Running().In(France).Done(Wave.Invitation, France).Build();

        var turn = CampaignFlow.Next(campaign, When.Paris("2023-08-22T10:00"));

        Assert.Equal(Wave.Reminder(2), Assert.IsType<Turn.RunSlice>(turn).Wave);
        var after = campaign.With(new WaveSlot(Wave.Reminder(2), France), new SlotProgress(1, When.Paris("2023-08-22T10:00"), null));
        Assert.Equal(new Turn.Wait(When.Paris("2023-09-01T09:00")), CampaignFlow.Next(after, When.Paris("2023-08-22T10:03")));
    }

    [Fact]
    public void The_latest_reminder_is_the_one_whose_day_is_latest_also_when_an_extension_has_changed_their_order()
    {
        var campaign = new CampaignBuilder().Running().In(France).Done(Wave.Invitation, France)
            .Reminders(Definitions.DaysBefore("P14D"), Definitions.AtTime("2023-09-01T09:00"))
            .Change(each => each with { Cutoff = CutoffRule.BeforeDate(When.Date("2023-10-02"), Zones.Paris) })
            .Done(Wave.Reminder(2), France)
            .Build();

        Assert.Equal(new Turn.Wait(When.Paris("2023-09-18T09:00")), CampaignFlow.Next(campaign, When.Paris("2023-09-05T09:00")));
        Assert.Equal(Wave.Reminder(1), Assert.IsType<Turn.RunSlice>(CampaignFlow.Next(campaign, When.Paris("2023-09-18T09:00"))).Wave);
    }

    [Fact]
    public void Of_extensions_not_told_yet_the_latest_only_is_told()
    {
        var campaign = new CampaignBuilder().Running().In(France).Done(Wave.Invitation, France).Done(Wave.Reminder(1), France).Done(Wave.Reminder(2), France)
            .Extended("2023-08-26T10:00", "2023-09-11")
            .Extended("2023-08-27T10:00", "2023-09-25")
            .Build();

        var turn = CampaignFlow.Next(campaign, When.Paris("2023-08-28T09:00"));

        Assert.Equal(Wave.Extended(2), Assert.IsType<Turn.RunSlice>(turn).Wave);
        var after = campaign.With(new WaveSlot(Wave.Extended(2), France), new SlotProgress(1, When.Paris("2023-08-28T09:00"), null));
        Assert.IsType<Turn.Wait>(CampaignFlow.Next(after, When.Paris("2023-08-28T09:03")));
    }

    [Fact]
    public void A_slice_that_was_asked_to_wait_is_not_asked_for_before()
    {
        var resume = When.Paris("2023-07-11T09:10");
        var campaign = new CampaignBuilder().Running().In(France).Build().With(new WaveSlot(Wave.Invitation, France), new SlotProgress(0, null, resume));

        Assert.Equal(new Turn.Wait(resume), CampaignFlow.Next(campaign, When.Paris("2023-07-11T09:05")));
        Assert.IsType<Turn.RunSlice>(CampaignFlow.Next(campaign, resume));
    }

    [Fact]
    public void A_paused_campaign_sends_nothing_but_closes_and_reports_in_time()
    {
        var paused = new CampaignBuilder().Running().Build() with { State = CampaignState.Paused };

        Assert.Equal(new Turn.Wait(Cutoff), CampaignFlow.Next(paused, When.Paris("2023-08-07T10:00")));
        Assert.Equal(new Turn.Close(Cutoff), CampaignFlow.Next(paused, Cutoff));
        Assert.Equal(new Turn.Wait(Cutoff + Schedule.ReportDelay), CampaignFlow.Next(paused with { ClosedFor = Cutoff }, Cutoff));
        Assert.Equal(new Turn.Report(Cutoff), CampaignFlow.Next(paused with { ClosedFor = Cutoff }, Cutoff + Schedule.ReportDelay));
        Assert.Equal(new Turn.Wait(null), CampaignFlow.Next(paused with { ClosedFor = Cutoff, ReportedFor = Cutoff }, Cutoff + Schedule.ReportDelay));
    }

    [Fact]
    public void Another_cutoff_is_closed_and_reported_anew()
    {
        var campaign = new CampaignBuilder().Running().Extended("2023-09-05T10:00", "2023-09-11", tellSilent: false)
            .Change(each => each with { ClosedFor = Cutoff, ReportedFor = Cutoff }).Build();
        var next = When.Paris("2023-09-11T00:00");

        Assert.Equal(new Turn.Close(next), CampaignFlow.Next(campaign, next));
        Assert.Equal(new Turn.Report(next), CampaignFlow.Next(campaign with { ClosedFor = next }, next + Schedule.ReportDelay));
    }

    [Fact]
    public void After_the_meeting_everything_is_finished() => Assert.Equal(
        new Turn.Finished(),
        CampaignFlow.Next(new CampaignBuilder().Running().Build() with { ClosedFor = Cutoff, ReportedFor = Cutoff }, When.Paris("2023-12-01T10:00")));
}
