using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rencontres.Core;

namespace Rencontres.Web.Routing;

/// <summary>Answers when a handler cannot: storage out of reach, a body too large or broken. Nothing is stored then.</summary>
internal static partial class WebErrors
{
    public const int MaximumBody = 64 * 1024;

    public static async Task<IResult> GuardAsync(HttpContext context, Func<Task<IResult>> handle)
    {
        try
        {
            return await handle();
        }
        catch (StorageUnavailableException unavailable)
        {
            LogUnavailable(Logger(context), unavailable);
            context.Response.Headers.RetryAfter = "10";
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "Storage is out of reach; nothing was changed. Please try again in a moment.");
        }
        catch (BadHttpRequestException bad)
        {
            return Results.Problem(statusCode: bad.StatusCode, title: bad.Message);
        }
    }

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Rencontres.Web");

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "Storage is unavailable")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
