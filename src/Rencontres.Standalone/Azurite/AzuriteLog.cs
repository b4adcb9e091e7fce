using System.Globalization;
using System.Text.RegularExpressions;

namespace Rencontres.Standalone.Azurite;

/// <summary>What Azurite itself says: on which ports it listens, that it has closed, and why it failed.</summary>
internal sealed partial class AzuriteLog(string folder)
{
    private const int TailLines = 15;

    private string Location => Path.Combine(folder, "azurite.log");

    /// <returns>Null while not all of its services listen.</returns>
    public AzuriteRecord? ReadPorts(int pid)
    {
        var ports = Listening().Matches(Text()).ToDictionary(
            match => match.Groups["service"].Value, match => int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture));
        return ports.TryGetValue("Blob", out var blob) && ports.TryGetValue("Queue", out var queue) && ports.TryGetValue("Table", out var table)
            ? new AzuriteRecord(pid, blob, queue, table)
            : null;
    }

    /// <summary>Whether every service has written its data out.</summary>
    public bool SaysClosed() => Closed().Count(Text()) == 3;

    public string Tail() => string.Join('\n', Text().TrimEnd().Split('\n').TakeLast(TailLines));

    private string Text()
    {
        if (!File.Exists(Location))
            return "";

        using var stream = new FileStream(Location, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"Azurite (?<service>Blob|Queue|Table) service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex Listening();

    [GeneratedRegex("Azurite (Blob|Queue|Table) service successfully closed")]
    private static partial Regex Closed();
}
