using System.Diagnostics;

namespace Rencontres.Standalone.Azurite;

/// <summary>A lock between processes, held by an open file: the system lets go of it when its holder ends, however that ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(Interval, cancellationToken))
        {
            if (TryTake(path) is { } taken)
                return taken;

            if (since.Elapsed > Patience)
                throw new AzuriteException($"Another program has held {path} for {Patience.TotalMinutes:0} minutes.");
        }
    }

    /// <returns>Null if another holds it.</returns>
    public static FileStream? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
