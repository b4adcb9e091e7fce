using System.Diagnostics;
using System.Globalization;

namespace Rencontres.Benchmarks;

/// <summary><see cref="Server"/>, seen by who measures it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    public Uri OpenPage { get; private set; } = new("about:blank");

    public Uri PersonalPage { get; private set; } = new("about:blank");

    /// <param name="store">Connection string and name of the store; none: records are in memory.</param>
    public static async Task<ServerProcess> StartAsync(params string[] store)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Server.Command, .. store]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var server = new ServerProcess(Process.Start(start)!);
        server.OpenPage = new Uri(await server.ReadAsync());
        server.PersonalPage = new Uri(await server.ReadAsync());
        return server;
    }

    /// <summary>Where it gives bare answers of that length.</summary>
    public async Task<Uri> BareAsync(int length) => new(await AskAsync($"{Server.Bare} {length}"));

    /// <summary>The same after the two reads that a personal page cannot do without.</summary>
    public async Task<Uri> ReadingAsync(int length) => new(await AskAsync($"{Server.Reading} {length}"));

    /// <summary>How many microseconds of CPU it has used so far.</summary>
    public async Task<double> CpuAsync() => double.Parse(await AskAsync(Server.Cpu), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task<string> AskAsync(string question)
    {
        await process.StandardInput.WriteLineAsync(question);
        await process.StandardInput.FlushAsync();
        return await ReadAsync();
    }

    private async Task<string> ReadAsync() => await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has ended.");
}
