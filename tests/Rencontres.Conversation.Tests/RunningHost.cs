using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Rencontres.Conversation.Tests;

[assembly: AssemblyFixture(typeof(RunningHost))]

namespace Rencontres.Conversation.Tests;

/// <summary>The host that is talked to: the one that the environment names, else the laptop's, started for this.</summary>
public sealed partial class RunningHost : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Process? process;
    private string? data;

    public HttpClient Http { get; private set; } = new();

    public HttpClient Outbox { get; private set; } = new();

    public string Key { get; private set; } = "";

    /// <summary>How many times slower stories are told.</summary>
    public double Pace { get; } = double.Parse(Environment.GetEnvironmentVariable("RENCONTRES_TEST_PACE") ?? "1", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("RENCONTRES_TEST_HOST") is { Length: > 0 } address)
        {
            var outbox = Environment.GetEnvironmentVariable("RENCONTRES_TEST_OUTBOX") ?? throw new InvalidOperationException("RENCONTRES_TEST_OUTBOX must name the outbox of that host.");
            Use(new Uri(address), new Uri(outbox), Environment.GetEnvironmentVariable("RENCONTRES_TEST_KEY") ?? "");
        }
        else
        {
            await StartAsync();
        }

        await UntilHealthyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Outbox.Dispose();
        if (process is null)
            return;

        using var ask = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data!, recursive: true);
    }

    private async Task StartAsync()
    {
        data = Directory.CreateTempSubdirectory("conversation-").FullName;
        process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rencontres.dll"), "serve", "--port", "0", "--data", data]) { RedirectStandardOutput = true })!;
        var printed = "";
        using var patience = new CancellationTokenSource(Patience);
        while (!OutboxLine().IsMatch(printed))
            printed += await process.StandardOutput.ReadLineAsync(patience.Token) is { } line ? line + "\n" : throw new InvalidOperationException($"serve ended:\n{printed}");

        // Read on, so that a full pipe never holds the program up; it ends with the program.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Use(new Uri(HostLine().Match(printed).Groups[1].Value), new Uri(OutboxLine().Match(printed).Groups[1].Value), KeyLine().Match(printed).Groups[1].Value);
    }

    private void Use(Uri address, Uri outbox, string key)
    {
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        Outbox = new HttpClient { BaseAddress = outbox };
        Key = key;
    }

    private async Task UntilHealthyAsync()
    {
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromSeconds(1)))
        {
            var status = await StatusAsync();
            if (status == HttpStatusCode.OK)
                return;

            if (since.Elapsed > Patience)
                throw new TimeoutException($"{Http.BaseAddress}health does not answer 200 but {status?.ToString() ?? "nothing"}.");
        }
    }

    private async Task<HttpStatusCode?> StatusAsync()
    {
        try
        {
            using var response = await Http.GetAsync("health");
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return null;
        }
    }

    [GeneratedRegex(@"its health:\s+(\S+)health")]
    private static partial Regex HostLine();

    [GeneratedRegex(@"the outbox:\s+(\S+)")]
    private static partial Regex OutboxLine();

    [GeneratedRegex(@"organisers' key:\s+(\S+)")]
    private static partial Regex KeyLine();
}
