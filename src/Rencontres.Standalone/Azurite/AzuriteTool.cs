using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Rencontres.Standalone.Azurite;

/// <summary>Azurite itself: the npm package pinned in <c>tools/azurite</c>, installed there on first use.</summary>
internal sealed class AzuriteTool(string folder)
{
    private const int NeededNode = 20;

    /// <summary>npm writes it last, so an interrupted installation lacks it.</summary>
    private string Installed => Path.Combine(folder, "node_modules", ".package-lock.json");

    private string Wanted => Path.Combine(folder, "package-lock.json");

    public static AzuriteTool Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "tools", "azurite");
            if (File.Exists(Path.Combine(candidate, "package.json")))
                return new AzuriteTool(candidate);
        }

        throw new AzuriteException($"tools/azurite/package.json is in no folder above {AppContext.BaseDirectory}. Set RENCONTRES_STORAGE to use another store.");
    }

    public async Task InstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        await CheckNodeAsync(cancellationToken);
        await using var ours = await FolderLock.TakeAsync(Path.Combine(folder, "..", "..", ".build", "azurite-install.lock"), cancellationToken);
        if (File.Exists(Installed) && File.GetLastWriteTimeUtc(Installed) >= File.GetLastWriteTimeUtc(Wanted))
            return;

        say("Installing the storage emulator (once)");
        var (exitCode, output) = await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], cancellationToken);
        if (exitCode != 0)
            throw new AzuriteException($"\"npm ci\" in {folder} failed:\n{output}");

        // Marks it newer than the lock file, whatever time the archive gave it.
        File.SetLastWriteTimeUtc(Installed, DateTime.UtcNow);
    }

    public async Task LaunchAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await RunAsync("node", [Path.Combine(folder, "start.js"), dataFolder], cancellationToken);
        if (exitCode != 0)
            throw new AzuriteException($"The storage emulator could not be started:\n{output}");
    }

    private async Task CheckNodeAsync(CancellationToken cancellationToken)
    {
        var (_, output) = await RunAsync("node", ["--version"], cancellationToken);
        var dot = output.IndexOf('.', StringComparison.Ordinal);
        if (dot < 2 || !int.TryParse(output.AsSpan(1, dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major < NeededNode)
            throw new AzuriteException($"Node.js {NeededNode} or newer is needed for the storage emulator; this is {output.Trim()}. See https://nodejs.org.");
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await using var cancelled = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            // One that was ended for it says nothing of the program.
            cancellationToken.ThrowIfCancellationRequested();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
        }
        catch (Win32Exception exception)
        {
            throw new AzuriteException($"\"{program}\" was not found. Node.js {NeededNode} or newer, with npm, is needed for the storage emulator; see https://nodejs.org.", exception);
        }
    }
}
