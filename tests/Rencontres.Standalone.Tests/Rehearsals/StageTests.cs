using Azure;
using Azure.Data.Tables;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Rehearsals;

namespace Rencontres.Standalone.Tests.Rehearsals;

public sealed class StageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stage_is_gone_when_it_is_left()
    {
        var stage = await Stage.SetAsync(_ => { }, Cancellation);

        await stage.DisposeAsync();

        Assert.False(Directory.Exists(stage.Folder));
    }

    [Fact]
    public async Task What_a_killed_rehearsal_left_is_cleared_and_a_living_one_is_not()
    {
        await using var living = await Stage.SetAsync(_ => { }, Cancellation);
        var dead = Directory.CreateTempSubdirectory("rencontres-").FullName;
        var azurite = await AzuriteServer.StartAsync(Path.Combine(dead, "azurite"), null, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(dead, "rehearsal.lock"), "", Cancellation);

        await Stage.ClearAsync();

        Assert.False(Directory.Exists(dead));
        Assert.True((await AzuriteServer.StartAsync(Path.Combine(living.Folder, "azurite"), null, Cancellation)).RanAlready);
        await Assert.ThrowsAsync<RequestFailedException>(() => Table(azurite).CreateIfNotExistsAsync(Cancellation));
    }

    [Fact]
    public async Task A_store_whose_start_is_interrupted_does_not_stay_behind()
    {
        var folder = Directory.CreateTempSubdirectory("interrupted-").FullName;
        using var interruption = new CancellationTokenSource();
        AzuriteRecord? launched = null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AzuriteServer.StartAsync(folder, _ => InterruptOnceLaunched(), interruption.Token));

        Assert.NotNull(launched);
        Assert.Null(AzuriteRecord.Read(folder));
        Directory.Delete(folder, recursive: true);

        void InterruptOnceLaunched()
        {
            launched = AzuriteRecord.Read(folder);
            if (launched is { IsAlive: true })
                interruption.Cancel();
        }
    }

    private static TableClient Table(AzuriteServer azurite) => new(azurite.ConnectionString, "any", new TableClientOptions { Retry = { MaxRetries = 0 } });
}
