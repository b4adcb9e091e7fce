using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Storage;
using Rencontres.Web.Content;

namespace Rencontres.Functions.Hosting;

/// <summary>
/// Makes the table and the container at the start, and brings this version's templates, pages and texts into the store. Waits for a store that is out of reach or, in a
/// new environment, does not know the app's role yet.
/// </summary>
internal sealed partial class Preparation(StorageSetup storage, IContent content, TimeProvider time, ILogger<Preparation> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
            await Task.Delay(Pause, time, stoppingToken);
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await storage.PrepareAsync(cancellationToken);
            await ProductContent.UploadAsync(content, cancellationToken);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(failure);
            return false;
        }
    }

    [LoggerMessage(EventId = 310, EventName = "NotPrepared", Level = LogLevel.Error, Message = "The store could not be prepared; it is tried again")]
    private partial void LogUnavailable(Exception exception);
}
