using System.Diagnostics;
using System.Text.Json;
using Rencontres.Rehearsal.Tests;

[assembly: AssemblyFixture(typeof(RehearsalRun))]

namespace Rencontres.Rehearsal.Tests;

/// <summary>One rehearsal of the sample campaign by the real program, and what it wrote.</summary>
public sealed class RehearsalRun : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "content", "campaigns", "rencontres-2024");

    public string Out { get; } = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public int ExitCode { get; private set; }

    public string Printed { get; private set; } = "";

    public IReadOnlyList<JsonElement> Mails { get; private set; } = [];

    public JsonElement Report { get; private set; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Timeline { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        (ExitCode, Printed) = await RunAsync("rehearse", "--out", Out);
        if (ExitCode != 0)
            return;

        Mails = [.. File.ReadLines(Path.Combine(Out, "mails.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Out, "report.json"))).RootElement;
        Timeline = ReadCsv(Path.Combine(Out, "timeline.csv"));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Out, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static Task<(int ExitCode, string Printed)> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    public static async Task<(int ExitCode, string Printed)> RunAsync(string[] arguments, params (string Variable, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rencontres.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in settings)
        {
            start.Environment[variable] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Read by hand, in the simplest way, so that the product's own reading is not what the product is judged by.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ReadCsv(string path) => CsvOf(File.ReadAllText(path));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> CsvOf(string text)
    {
        var records = Records(text).ToList();
        return [.. records.Skip(1).Select(cells => records[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static IEnumerable<List<string>> Records(string text)
    {
        var (cells, cell, quoted, closed) = (new List<string>(), "", false, false);
        foreach (var character in text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            switch (character)
            {
                case '"':
                    // A doubled quote closes and opens again, which leaves one behind.
                    cell += closed ? "\"" : "";
                    (quoted, closed) = (!quoted, quoted);
                    continue;
                case ',' when !quoted:
                    cells.Add(cell);
                    cell = "";
                    break;
                case '\n' when !quoted:
                    yield return [.. cells, cell];
                    (cells, cell) = ([], "");
                    break;
                default:
                    cell += character;
                    break;
            }

            closed = false;
        }
    }
}
