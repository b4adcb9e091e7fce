using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Rencontres.Standalone.Azurite;

/// <summary>What <c>azurite.json</c> in a data folder says of the Azurite that serves it. Ports are 0 until it was seen to listen.</summary>
internal sealed record AzuriteRecord(int Pid, int BlobPort, int QueuePort, int TablePort)
{
    private const int Terminate = 15;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>A process that has ended but that nobody has collected still has its id; it is not alive.</summary>
    public bool IsAlive
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(Pid);
                return !process.HasExited && !IsZombie();
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                return false;
            }
        }
    }

    public static AzuriteRecord? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<AzuriteRecord>(File.ReadAllText(PathIn(folder)), Json);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Write(string folder) => File.WriteAllText(PathIn(folder), JsonSerializer.Serialize(this, Json));

    public static void Remove(string folder) => File.Delete(PathIn(folder));

    /// <summary>Azurite writes its data out before it ends.</summary>
    public void AskToEnd() => _ = Kill(Pid, Terminate);

    private bool IsZombie()
    {
        var stat = string.Create(CultureInfo.InvariantCulture, $"/proc/{Pid}/stat");
        return File.Exists(stat) && File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "azurite.json");

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
