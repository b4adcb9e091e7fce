using CsCheck;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Flow;

public sealed class OfficeTimeTests
{
    private static readonly Gen<Instant> Moments = Gen.Long[When.Utc("2023-01-20T00:00").ToUnixTimeSeconds(), When.Utc("2027-11-30T00:00").ToUnixTimeSeconds()]
        .Select(Instant.FromUnixTimeSeconds);

    private static readonly Gen<Slot> Slots = Gen.OneOf(
        CampaignBuilder.France, CampaignBuilder.Japan, new Slot("FR", "Pacific/Noumea"), new Slot("FR", "America/Guadeloupe"), new Slot("FR", "Indian/Reunion"));

    private static readonly OfficeHours Hours = OfficeHours.Default;

    [Fact]
    public void Offices_are_open_from_their_first_moment_to_just_before_their_last()
    {
        var office = new OfficeTime(CampaignBuilder.France, Hours, quietDaysCount: true);

        Assert.False(office.IsOpen(When.Paris("2023-09-01T09:00") - Duration.Epsilon));
        Assert.True(office.IsOpen(When.Paris("2023-09-01T09:00")));
        Assert.True(office.IsOpen(When.Paris("2023-09-01T17:00") - Duration.Epsilon));
        Assert.False(office.IsOpen(When.Paris("2023-09-01T17:00")));
        Assert.False(office.IsOpen(When.Paris("2023-09-02T10:00")));
        Assert.False(office.IsOpen(When.Paris("2023-08-15T10:00")));
    }

    [Fact]
    public void The_next_opening_is_open_not_before_and_nothing_between_is_open() => Gen.Select(Moments, Slots).Sample((moment, slot) =>
    {
        var office = new OfficeTime(slot, Hours, quietDaysCount: true);

        var next = office.NextOpen(moment);

        Assert.True(next >= moment && office.IsOpen(next) && IsOpenByHand(slot, next));
        Assert.DoesNotContain(HalfHours(moment, next), between => IsOpenByHand(slot, between));
    }, iter: 300);

    [Fact]
    public void The_last_opening_is_open_not_after_and_on_the_last_working_day() => Gen.Select(Moments, Slots).Sample((moment, slot) =>
    {
        var office = new OfficeTime(slot, Hours, quietDaysCount: true);

        var last = office.LastOpen(moment);

        Assert.True(last <= moment && IsOpenByHand(slot, last));
        Assert.True(IsOpenByHand(slot, moment) ? last == moment : DaysOpenBetween(slot, last, moment) == 0);
    }, iter: 300);

    [Fact]
    public void Whether_it_is_open_agrees_with_the_clock_and_the_calendar() => Gen.Select(Moments, Slots).Sample((moment, slot) =>
    {
        var office = new OfficeTime(slot, Hours, quietDaysCount: true);

        Assert.Equal(IsOpenByHand(slot, moment), office.IsOpen(moment));
        Assert.Equal(office.IsOpen(moment), office.OpenUntil(moment) > moment);
    }, iter: 1000);

    private static bool IsOpenByHand(Slot slot, Instant moment)
    {
        var local = moment.InZone(Zones.Get(slot.Zone));
        return local.Hour is >= 9 and < 17 && !WorkingCalendar.Of(slot.Country).IsDayOff(local.Date, quietDaysCount: true);
    }

    private static IEnumerable<Instant> HalfHours(Instant from, Instant to)
    {
        for (var at = from; at < to; at += Duration.FromMinutes(30))
        {
            yield return at;
        }
    }

    /// <summary>Working days after the first and before the other's, as dates of the slot.</summary>
    private static int DaysOpenBetween(Slot slot, Instant from, Instant to)
    {
        var (first, last) = (from.InZone(Zones.Get(slot.Zone)).Date, to.InZone(Zones.Get(slot.Zone)));
        var end = last.Hour < 9 ? last.Date : last.Date.PlusDays(1);
        return Enumerable.Range(1, Math.Max(0, Period.DaysBetween(first, end) - 1))
            .Count(day => !WorkingCalendar.Of(slot.Country).IsDayOff(first.PlusDays(day), quietDaysCount: true));
    }
}
