using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Rencontres.Kill.Tests;

/// <summary>The program as a process of its own, that can be killed and frozen.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(Process process, string readyLine)
    {
        this.process = process;
        Printed = ReadAsync(readyLine);
    }

    private Task Printed { get; }

    /// <param name="readyLine">What a line contains that says it runs.</param>
    public static ProgramProcess Start(string readyLine, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rencontres.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        return new ProgramProcess(Process.Start(start)!, readyLine);
    }

    /// <returns>The line that says so.</returns>
    public Task<string> ReadyAsync() => ready.Task.WaitAsync(Patience);

    /// <summary>SIGKILL: nothing of it gets a chance to clean up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it stands still wherever it is.</summary>
    public void Freeze() => Signal("STOP");

    public void Wake() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();

        await Printed;
        process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private async Task ReadAsync(string readyLine)
    {
        var lines = new ConcurrentQueue<string>();
        await Task.WhenAll(ReadAsync(process.StandardOutput, readyLine, lines), ReadAsync(process.StandardError, readyLine, lines));
        await process.WaitForExitAsync();
        ready.TrySetException(new InvalidOperationException($"The program ended with {process.ExitCode}:\n{string.Join('\n', lines)}"));
    }

    /// <summary>Reads on to its end, so that a full pipe never holds the program up.</summary>
    private async Task ReadAsync(StreamReader printed, string readyLine, ConcurrentQueue<string> lines)
    {
        while (await printed.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            if (line.Contains(readyLine, StringComparison.Ordinal))
                ready.TrySetResult(line);
        }
    }
}
