namespace Rencontres.Rehearsal.Tests.Serving;

public sealed class FastServeTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("serve-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    /// <summary>Three minutes of this clock are over before one request is answered, and an office day lasts eight seconds.</summary>
    [Fact]
    public async Task At_the_highest_speed_the_waves_go_all_the_same()
    {
        await using var run = await ServeDriver.StartAsync(data, "2023-07-11T08:00+02:00", "--speed", "3600", "--campaign", RehearsalRun.Sample, "--start");

        var mails = await run.WaitForMailsAsync("invitation", 62);

        Assert.Equal(62, mails.Count);
    }
}
