using NodaTime;
using Rencontres.Standalone.Time;

namespace Rencontres.Standalone.Tests.Time;

public sealed class KeptClockTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly Instant Asked = Instant.FromUtc(2023, 7, 10, 7, 0);

    private readonly string folder = Directory.CreateTempSubdirectory("clock-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_first_start_begins_as_asked() => Assert.Equal((Asked, false), KeptClock.Begin(folder, Asked, 60, Now));

    [Fact]
    public void A_second_start_goes_on_as_if_it_had_run_all_the_time()
    {
        KeptClock.Begin(folder, Asked, 60, Now);

        var (shown, goesOn) = KeptClock.Begin(folder, Asked, 60, Now + Duration.FromMinutes(2));

        Assert.Equal((Asked + Duration.FromHours(2), true), (shown, goesOn));
    }

    [Fact]
    public void Another_speed_counts_from_then_on_only()
    {
        KeptClock.Begin(folder, Asked, 60, Now);
        KeptClock.Begin(folder, Asked, 1, Now + Duration.FromMinutes(2));

        var (shown, _) = KeptClock.Begin(folder, Asked, 1, Now + Duration.FromMinutes(3));

        Assert.Equal(Asked + Duration.FromMinutes(121), shown);
    }

    [Fact]
    public void Another_time_begins_anew()
    {
        KeptClock.Begin(folder, Asked, 60, Now);

        Assert.Equal((Asked + Duration.FromDays(1), false), KeptClock.Begin(folder, Asked + Duration.FromDays(1), 60, Now + Duration.FromMinutes(2)));
    }

    [Fact]
    public void It_never_goes_back_even_if_the_machines_clock_did()
    {
        KeptClock.Begin(folder, Asked, 60, Now);

        Assert.Equal(Asked, KeptClock.Begin(folder, Asked, 60, Now - Duration.FromHours(1)).Shown);
    }

    [Fact]
    public void A_file_that_was_cut_off_begins_anew()
    {
        File.WriteAllText(Path.Combine(folder, "clock.json"), "{\"asked\":");

        Assert.Equal((Asked, false), KeptClock.Begin(folder, Asked, 60, Now));
    }
}
