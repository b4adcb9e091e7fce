using System.Diagnostics;
using Azure.Data.Tables;
using Rencontres.Standalone.Azurite;

namespace Rencontres.Standalone.Tests.Azurite;

public sealed class AzuriteServerTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("rencontres-azurite-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(folder, "azurite.json")))
            await (await StartAsync()).StopAsync(CancellationToken.None);

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_second_start_finds_the_store_that_runs()
    {
        var first = await StartAsync();

        var second = await StartAsync();

        Assert.Equal(first.ConnectionString, second.ConnectionString);
        Assert.Equal(first.ProcessId, second.ProcessId);
    }

    [Fact]
    public async Task Two_starters_at_once_start_one_store()
    {
        var servers = await Task.WhenAll(StartAsync(), StartAsync());

        Assert.Equal(servers[0].ProcessId, servers[1].ProcessId);
    }

    [Fact]
    public async Task What_was_written_is_there_after_stop_and_start()
    {
        var server = await StartAsync();
        await WriteAsync(server);

        await server.StopAsync(Cancellation);
        var again = await StartAsync();

        Assert.NotEqual(server.ProcessId, again.ProcessId);
        Assert.True(await HasWrittenAsync(again));
    }

    [Fact]
    public async Task A_store_that_was_killed_is_started_anew()
    {
        var server = await StartAsync();
        using (var process = Process.GetProcessById(server.ProcessId))
            process.Kill();

        var again = await StartAsync();

        Assert.NotEqual(server.ProcessId, again.ProcessId);
        await WriteAsync(again);
    }

    [Fact]
    public async Task Another_folders_store_at_the_recorded_port_is_not_taken_for_ours()
    {
        var server = await StartAsync();
        var other = Directory.CreateTempSubdirectory("rencontres-azurite-");
        File.Copy(Path.Combine(folder, "azurite.json"), Path.Combine(other.FullName, "azurite.json"));

        var otherServer = await AzuriteServer.StartAsync(other.FullName, null, Cancellation);
        await otherServer.StopAsync(Cancellation);
        other.Delete(recursive: true);

        Assert.NotEqual(server.ProcessId, otherServer.ProcessId);
        await WriteAsync(server);
    }

    [Fact]
    public async Task One_launched_by_a_killed_starter_is_taken_on()
    {
        var server = await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "azurite.json"), $$"""{"pid":{{server.ProcessId}}}""", Cancellation);

        var again = await StartAsync();

        Assert.Equal(server.ConnectionString, again.ConnectionString);
    }

    [Fact]
    public async Task Stopping_twice_does_no_harm()
    {
        var server = await StartAsync();

        await server.StopAsync(Cancellation);
        await server.StopAsync(Cancellation);

        Assert.False(File.Exists(Path.Combine(folder, "azurite.json")));
    }

    private Task<AzuriteServer> StartAsync() => AzuriteServer.StartAsync(folder, null, Cancellation);

    private static async Task WriteAsync(AzuriteServer server)
    {
        var table = new TableClient(server.ConnectionString, "written");
        await table.CreateIfNotExistsAsync(Cancellation);
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);
    }

    private static async Task<bool> HasWrittenAsync(AzuriteServer server) =>
        (await new TableClient(server.ConnectionString, "written").GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).HasValue;
}
