using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Rencontres.Standalone.Azurite;

/// <summary>
/// The store of a laptop: Azurite on a data folder, in a session of its own. It goes on when this program ends or is killed, and is found again by the next
/// start on the same folder; only <see cref="StopAsync"/> ends it.
/// </summary>
public sealed class AzuriteServer
{
    private const string Account = "devstoreaccount1";

    /// <summary>The published key of every emulator; it opens nothing else.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string MarkerKey = "marker";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string folder;
    private readonly AzuriteRecord record;

    private AzuriteServer(string folder, AzuriteRecord record) => (this.folder, this.record) = (folder, record);

    public int ProcessId => record.Pid;

    /// <summary>Whether it ran when it was asked for; then somebody else may count on it.</summary>
    public bool RanAlready { get; private init; }

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={Address(record.BlobPort)};QueueEndpoint={Address(record.QueuePort)};TableEndpoint={Address(record.TablePort)};");

    /// <summary>Starts Azurite on that folder, or finds the one that serves it already. Installs it first if need be.</summary>
    /// <param name="say">Hears of what takes long.</param>
    /// <exception cref="AzuriteException">It cannot be had; the message says why.</exception>
    public static async Task<AzuriteServer> StartAsync(string folder, Action<string>? say, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        await using var ours = await FolderLock.TakeAsync(Path.Combine(folder, "azurite.lock"), cancellationToken);
        return await FindAsync(folder, cancellationToken) ?? await LaunchAsync(folder, say ?? (_ => { }), cancellationToken);
    }

    /// <summary>Ends the one that serves that folder, if one does.</summary>
    /// <exception cref="AzuriteException">It does not end.</exception>
    public static async Task StopAnyAsync(string folder, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        if (AzuriteRecord.Read(folder) is null)
            return;

        await using var ours = await FolderLock.TakeAsync(Path.Combine(folder, "azurite.lock"), cancellationToken);
        if (await FindAsync(folder, cancellationToken) is { } running)
            await running.EndAsync(cancellationToken);
    }

    /// <summary>Ends it and waits until it has written its data out.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var ours = await FolderLock.TakeAsync(Path.Combine(folder, "azurite.lock"), cancellationToken);
        await EndAsync(cancellationToken);
    }

    private static async Task<AzuriteServer?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var found = AzuriteRecord.Read(folder);
        if (found is { IsAlive: true, TablePort: > 0 } && await new AzuriteServer(folder, found).HasMarkerAsync(cancellationToken))
            return new AzuriteServer(folder, found) { RanAlready = true };

        // One that was launched by a program killed before it saw it listen is taken on; a second one on the same files would spoil them.
        return found is { IsAlive: true, TablePort: 0 } ? await WaitUntilItListensAsync(folder, ranAlready: true, cancellationToken) : null;
    }

    private static async Task<AzuriteServer> LaunchAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var tool = AzuriteTool.Find();
        await tool.InstallAsync(say, cancellationToken);
        try
        {
            await tool.LaunchAsync(folder, cancellationToken);
            say("The storage emulator is starting");
            return await WaitUntilItListensAsync(folder, ranAlready: false, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked for it has not got it and cannot end it.
            if (AzuriteRecord.Read(folder) is { IsAlive: true })
                await (await WaitUntilItListensAsync(folder, ranAlready: false, CancellationToken.None)).EndAsync(CancellationToken.None);

            throw;
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        var log = new AzuriteLog(folder);
        if (record.IsAlive && await HasMarkerAsync(cancellationToken))
        {
            record.AskToEnd();
            for (var since = Stopwatch.StartNew(); record.IsAlive && !log.SaysClosed(); await Task.Delay(Interval, cancellationToken))
            {
                if (since.Elapsed > Patience)
                    throw new AzuriteException($"The storage emulator (process {record.Pid}) does not end. It last said:\n{log.Tail()}");
            }
        }

        AzuriteRecord.Remove(folder);
    }

    private static async Task<AzuriteServer> WaitUntilItListensAsync(string folder, bool ranAlready, CancellationToken cancellationToken)
    {
        var log = new AzuriteLog(folder);
        var launched = AzuriteRecord.Read(folder) ?? throw new AzuriteException($"{folder}/azurite.json is missing right after the start.");
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience && launched.IsAlive; await Task.Delay(Interval, cancellationToken))
        {
            if (log.ReadPorts(launched.Pid) is not { } listening)
                continue;

            var server = new AzuriteServer(folder, listening) { RanAlready = ranAlready };
            await server.SetMarkerAsync(cancellationToken);
            listening.Write(folder);
            return server;
        }

        AzuriteRecord.Remove(folder);
        throw new AzuriteException($"The storage emulator did not start within {Patience.TotalSeconds:0} seconds. It last said:\n{log.Tail()}");
    }

    /// <summary>A table named after the folder tells this folder's Azurite from whatever else may have got its process id and port since.</summary>
    private TableClient Marker()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 2, Mode = RetryMode.Fixed, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = TimeSpan.FromSeconds(5) } };
        var name = MarkerKey + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)).AsSpan(0, 12));
        return new TableClient(ConnectionString, name, options);
    }

    private async Task SetMarkerAsync(CancellationToken cancellationToken)
    {
        await Marker().CreateIfNotExistsAsync(cancellationToken);
        await Marker().UpsertEntityAsync(new TableEntity(MarkerKey, MarkerKey), cancellationToken: cancellationToken);
    }

    private async Task<bool> HasMarkerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await Marker().GetEntityIfExistsAsync<TableEntity>(MarkerKey, MarkerKey, cancellationToken: cancellationToken)).HasValue;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            return false;
        }
    }

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{Account}");
}
