using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rencontres.Web;

namespace Rencontres.Rehearsal.Tests.Serving;

/// <summary><c>serve</c> as a process of its own, that can be killed.</summary>
internal sealed partial class ServeDriver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServeDriver(Process process, Uri address, Uri outbox, string organiserKey)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address };
        Outbox = new HttpClient { BaseAddress = outbox };
        Organiser = new HttpClient { BaseAddress = new Uri(address, "api/organiser/campaigns/rencontres-2024/") };
        Organiser.DefaultRequestHeaders.Add("x-functions-key", organiserKey);
    }

    public HttpClient Http { get; }

    public HttpClient Outbox { get; }

    public HttpClient Organiser { get; }

    public static async Task<ServeDriver> StartAsync(string data, string clock, params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "rencontres.dll"), "serve", "--port", "0", "--data", data, "--clock", clock, .. more])
        {
            RedirectStandardOutput = true,
        };

        // Whole crowds come from this one address, and fill in their forms at once.
        start.Environment[LimitSettings.Variable] = "0";
        var process = Process.Start(start)!;
        var printed = "";
        using var patience = new CancellationTokenSource(Patience);
        while (!printed.Contains("the outbox:", StringComparison.Ordinal))
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"serve ended:\n{printed}");
            printed += line + "\n";
        }

        // Read on, so that a full pipe never holds the program up; it ends with the program.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return new ServeDriver(process, Address().Match(printed).Uri(), OutboxAddress().Match(printed).Uri(), Key().Match(printed).Groups[1].Value);
    }

    /// <summary>SIGKILL: nothing of it gets a chance to clean up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end. SIGTERM, because SIGINT is ignored by what a shell runs in the background.</summary>
    public async Task<int> StopAsync()
    {
        using var interrupt = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public Task<IReadOnlyList<JsonElement>> MailsAsync(string wave) => new ArrivedMails(Outbox, wave).ReadAsync();

    /// <summary>Waits until that many mails of a wave are there.</summary>
    public async Task<IReadOnlyList<JsonElement>> WaitForMailsAsync(string wave, int count)
    {
        var arrived = new ArrivedMails(Outbox, wave);
        IReadOnlyList<JsonElement> mails = [];
        await WaitUntilAsync(async () => (mails = await arrived.ReadAsync()).Count >= count, () => $"There are {mails.Count} mails of {wave}, not {count}.");
        return mails;
    }

    /// <summary>Waits until the audit chain tells of an act.</summary>
    public Task WaitForAuditAsync(string act, string details)
    {
        JsonElement audit = default;
        return WaitUntilAsync(
            async () =>
            {
                audit = await Organiser.GetFromJsonAsync<JsonElement>("audit");
                return audit.GetProperty("entries").EnumerateArray().Any(entry =>
                    entry.GetProperty("act").GetString() == act && entry.GetProperty("details").GetString()!.StartsWith(details, StringComparison.Ordinal));
            },
            () => $"The audit chain does not tell of {act} {details}: {audit}");
    }

    public static async Task WaitUntilAsync(Func<Task<bool>> holds, Func<string> otherwise)
    {
        for (var since = Stopwatch.StartNew(); !await holds(); await Task.Delay(100))
        {
            if (since.Elapsed > Patience)
                throw new TimeoutException(otherwise());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await StopAsync();

        process.Dispose();
        Http.Dispose();
        Outbox.Dispose();
        Organiser.Dispose();
    }

    [GeneratedRegex(@"its health:\s+(\S+)health")]
    private static partial Regex Address();

    [GeneratedRegex(@"the outbox:\s+(\S+)")]
    private static partial Regex OutboxAddress();

    [GeneratedRegex(@"organisers' key:\s+(\S+)")]
    private static partial Regex Key();
}

file static class Matches
{
    public static Uri Uri(this Match match) => new(match.Groups[1].Value);
}
