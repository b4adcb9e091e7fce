using Azure;
using Rencontres.Standalone.Azurite;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>
/// The folder a rehearsal plays in, with a store of its own. It is gone when the rehearsal ends; what a killed one left standing, the next one clears away.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Prefix = "rencontres-";

    /// <summary>Held while its rehearsal lives.</summary>
    private const string LockName = "rehearsal.lock";

    private readonly FileStream held;

    private Stage(string folder, FileStream held) => (Folder, this.held) = (folder, held);

    public string Folder { get; }

    /// <summary>The connection string of its store.</summary>
    public string Storage { get; private set; } = "";

    private string AzuriteFolder => Path.Combine(Folder, "azurite");

    public static async Task<Stage> SetAsync(Action<string> say, CancellationToken cancellationToken)
    {
        await ClearAsync();
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        var stage = new Stage(folder, await FolderLock.TakeAsync(Path.Combine(folder, LockName), cancellationToken));
        try
        {
            stage.Storage = (await AzuriteServer.StartAsync(stage.AzuriteFolder, say, cancellationToken)).ConnectionString;
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the stores of rehearsals that were killed, and deletes their folders.</summary>
    public static async Task ClearAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                var path = Path.Combine(folder, LockName);
                if (File.Exists(path) && FolderLock.TryTake(path) is { } left)
                    await new Stage(folder, left).DisposeAsync();
            }
            catch (Exception failure) when (failure is AzuriteException or RequestFailedException or IOException or UnauthorizedAccessException)
            {
                // It stays for the next one; no rehearsal fails for what another left behind.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using (held)
        {
            await AzuriteServer.StopAnyAsync(AzuriteFolder, CancellationToken.None);
            Directory.Delete(Folder, recursive: true);
        }
    }
}
