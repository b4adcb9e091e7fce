using Rencontres.Standalone.Azurite;

namespace Rencontres.Standalone.Commands;

/// <summary>Where <c>serve</c> keeps everything. One at a time may serve it.</summary>
internal static class DataFolder
{
    public static string AzuriteIn(string folder) => Path.Combine(folder, "azurite");

    /// <returns>To be held for as long as it is served; null if it is served already.</returns>
    /// <exception cref="CommandFailure">It cannot be a folder.</exception>
    public static FileStream? TryHold(string folder)
    {
        Make(folder);
        return FolderLock.TryTake(Path.Combine(folder, "serve.lock"));
    }

    /// <summary>Makes any folder that a command writes into.</summary>
    /// <exception cref="CommandFailure">It cannot be a folder.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{folder} cannot be used as a folder: {failure.Message}");
        }
    }
}
