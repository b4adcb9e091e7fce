using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Rencontres.Kill.Tests;

/// <summary>
/// The sample campaign with a thousand invitees in three languages and twenty buckets, at any hour, with a reminder every other day and a pace at which a wave
/// takes as long as the lives of some killed hosts.
/// </summary>
internal static class ManyInvitees
{
    public const string Id = "rencontres-2024";
    public const int Count = 1000;
    public const int Reminders = 19;

    /// <summary>These get the invitation and, since it fails or is complained about, nothing after it.</summary>
    private const int Failing = 20;

    private const int Buckets = 20;
    private const int SharedMailboxes = 40;

    private static readonly string[] FailingDomains = ["bounce.example", "drop.example", "spam.example", "bounce.example"];

    public static IReadOnlyList<string> Codes { get; } = [.. Enumerable.Range(0, Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"C{number:0000}"))];

    public static IReadOnlyList<string> Reachable { get; } = [.. Codes.Skip(Failing)];

    /// <summary>When a wave begins, as <c>--clock</c> takes it: 0 is the invitation, the others are reminders.</summary>
    /// <param name="daysLater">By how many days the cutoff has been moved, and with it the reminders.</param>
    public static string BeginningOf(int wave, int daysLater = 0) =>
        wave == 0 ? "2023-07-11T09:00:05+02:00" : $"{DateOf(wave).AddDays(daysLater):yyyy-MM-dd}T09:00:05+02:00";

    public static string NameOf(int wave) => wave == 0 ? "invitation" : string.Create(CultureInfo.InvariantCulture, $"reminder-{wave}");

    public static void WriteTo(string folder, int mailsPerMinute)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "content", "campaigns", "rencontres-2024");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("answers.csv", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(sample, "campaign.json")))!.AsObject();
        definition.Remove("$schema");
        definition["officeHours"] = false;
        definition["quietDays"] = false;
        definition["reminders"] = new JsonArray([.. Enumerable.Range(1, Reminders).Select(wave => new JsonObject { ["before"] = $"P{DaysBefore(wave)}D" })]);
        definition["maximumReminders"] = Reminders;
        definition["minimumGap"] = "P1D";
        definition["expectedInvitees"] = Buckets * 1000;
        definition["enclosures"] = new JsonArray();
        definition["sending"] = new JsonObject { ["perMinute"] = mailsPerMinute };
        File.WriteAllText(Path.Combine(folder, "campaign.json"), definition.ToJsonString());
        File.WriteAllText(Path.Combine(folder, "invitees.csv"), List());
    }

    private static string List()
    {
        var list = new StringBuilder("code,name,kind,country,area,population,language,email\n");
        foreach (var (index, code) in Codes.Index())
        {
            var (country, language) = (index % 3) switch { 0 => ("FR", "fr"), 1 => ("JP", "ja"), _ => ("FR", "en") };
            list.Append(CultureInfo.InvariantCulture, $"{code},Ville {code},commune,{country},,,{language},{AddressOf(index, code)}\n");
        }

        return list.ToString();
    }

    private static string AddressOf(int index, string code) => index switch
    {
        < Failing => $"a{code}@{FailingDomains[index % FailingDomains.Length]}",
        < Failing + SharedMailboxes => string.Create(CultureInfo.InvariantCulture, $"shared{index / 2}@mairie.example"),
        _ => $"contact@{code.ToLowerInvariant()}.example",
    };

    private static DateTime DateOf(int wave) => new DateTime(2023, 9, 4, 0, 0, 0, DateTimeKind.Unspecified).AddDays(-DaysBefore(wave));

    private static int DaysBefore(int wave) => 2 * (Reminders + 1 - wave);
}
