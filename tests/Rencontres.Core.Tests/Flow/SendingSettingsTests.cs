using NodaTime;
using Rencontres.Core.Flow;

namespace Rencontres.Core.Tests.Flow;

public sealed class SendingSettingsTests
{
    private static readonly Duration TenMinutes = Duration.FromMinutes(10);

    [Fact]
    public void Without_settings_the_defaults_hold()
    {
        var (settings, faults) = Read([]);

        Assert.Empty(faults);
        Assert.Equal(new SendingSettings(TenMinutes, Duration.FromHours(24), Duration.FromSeconds(30)), settings);
    }

    [Fact]
    public void A_shorter_lease_shortens_the_time_out_so_that_a_request_ends_well_before_it()
    {
        var (settings, faults) = Read(new() { ["RENCONTRES_LEASE"] = "00:00:20", ["RENCONTRES_GRACE"] = "00:01:00" });

        Assert.Empty(faults);
        Assert.Equal(new SendingSettings(Duration.FromSeconds(20), Duration.FromMinutes(1), Duration.FromSeconds(5)), settings);
    }

    [Theory]
    [InlineData("RENCONTRES_LEASE", "ten minutes")]
    [InlineData("RENCONTRES_LEASE", "00:00:04")]
    [InlineData("RENCONTRES_LEASE", "01:00:01")]
    [InlineData("RENCONTRES_LEASE", "-00:10:00")]
    [InlineData("RENCONTRES_GRACE", "24")]
    [InlineData("RENCONTRES_GRACE", "7.00:00:01")]
    [InlineData("RENCONTRES_GRACE", "00:09:59")]
    public void What_cannot_be_is_refused_by_the_name_of_the_setting(string name, string value)
    {
        var (settings, faults) = Read(new() { [name] = value });

        var fault = Assert.Single(faults);
        Assert.StartsWith($"{name} must be a time from ", fault, StringComparison.Ordinal);
        Assert.EndsWith($"\"{value}\".", fault, StringComparison.Ordinal);
        Assert.Equal((TenMinutes, Duration.FromHours(24)), (settings.Lease, settings.Grace));
    }

    [Fact]
    public void A_fault_says_what_can_be()
    {
        var (_, faults) = Read(new() { ["RENCONTRES_GRACE"] = "soon" });

        Assert.Equal(["RENCONTRES_GRACE must be a time from 00:10:00 to 7.00:00:00, like 1.00:00:00 (days.hours:minutes:seconds): \"soon\"."], faults);
    }

    [Fact]
    public void Each_setting_has_its_own_fault()
    {
        var (_, faults) = Read(new() { ["RENCONTRES_LEASE"] = "x", ["RENCONTRES_GRACE"] = "y" });

        Assert.Equal(["RENCONTRES_LEASE", "RENCONTRES_GRACE"], faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void On_a_clock_that_runs_faster_everything_is_as_long_by_the_machines()
    {
        var (settings, _) = Read([]);

        var options = settings.ToOptions(60, (_, _) => Task.CompletedTask, () => 0.5);

        Assert.Equal((Duration.FromHours(10), Duration.FromDays(60), Duration.FromHours(10)), (options.Lease, options.Grace, options.LookEvery));
        Assert.Equal(CampaignFlow.SliceLength * 60, options.SliceLength);
    }

    [Fact]
    public void With_a_short_grace_one_looks_more_often()
    {
        var (settings, _) = Read(new() { ["RENCONTRES_LEASE"] = "00:00:20", ["RENCONTRES_GRACE"] = "00:01:20" });

        Assert.Equal(Duration.FromSeconds(10), settings.ToOptions(1, (_, _) => Task.CompletedTask, () => 0.5).LookEvery);
    }

    private static (SendingSettings Settings, List<string> Faults) Read(Dictionary<string, string> set)
    {
        var faults = new List<string>();
        return (SendingSettings.Read(set.GetValueOrDefault, TenMinutes, faults), faults);
    }
}
