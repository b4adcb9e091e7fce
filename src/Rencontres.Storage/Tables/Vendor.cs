using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;
using Rencontres.Core;

namespace Rencontres.Storage.Tables;

/// <summary>Where the vendor's exceptions end: transient ones, after the SDK's own retries, become <see cref="StorageUnavailableException"/>; the rest are faults of the program or its settings.</summary>
internal static class Vendor
{
    /// <summary>Each round is lost only to somebody else's write to one of at most a hundred rows.</summary>
    private const int MaximumRounds = 20;

    public static async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (IsTransient(exception, cancellationToken))
        {
            throw new StorageUnavailableException("Storage does not answer, in spite of retries.", exception);
        }
        catch (RequestFailedException exception)
        {
            throw new InvalidOperationException($"Storage refused a request: {exception.Status} {exception.ErrorCode}.", exception);
        }
    }

    public static async IAsyncEnumerable<T> PagesAsync<T>(AsyncPageable<T> pageable, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        await using var pages = pageable.AsPages().GetAsyncEnumerator(cancellationToken);
        while (await CallAsync(() => pages.MoveNextAsync().AsTask(), cancellationToken))
        {
            foreach (var value in pages.Current.Values)
            {
                yield return value;
            }
        }
    }

    /// <summary>Ends a loop that reads and writes again for as long as others are faster.</summary>
    public static void GiveUpAfter(int round)
    {
        if (round >= MaximumRounds)
            throw new StorageUnavailableException($"Others changed the same rows in each of {MaximumRounds} rounds.", new TimeoutException());
    }

    /// <summary>
    /// Status 0 is a connection that failed; a time-out of the SDK's looks like a cancellation that nobody asked for. A token that cannot be had is taken as
    /// passing: a wrong identity shows at the first start already.
    /// </summary>
    private static bool IsTransient(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        AggregateException several => several.InnerExceptions.All(inner => IsTransient(inner, cancellationToken)),
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        IOException or AuthenticationFailedException => true,
        _ => false,
    };
}
