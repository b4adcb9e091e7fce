using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Rencontres.Core;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>Wraps what people see in a browser: its headers, and a page that can be read when storage is out of reach.</summary>
internal sealed partial class PageGuard(Notices notices, ILogger<PageGuard> logger)
{
    /// <param name="tooMany">Answers who has to wait, where a notice would lose what was typed.</param>
    public WebRoute Route(
        string name, string method, string pattern, Func<HttpContext, Task<IResult>> handle, Func<HttpContext, int, Task<IResult>>? tooMany = null) =>
        new(name, method, pattern, WebAccess.Public, context => RunAsync(context, handle))
        {
            TooMany = (context, wait) => RunAsync(context, each => (tooMany ?? notices.TooManyAsync)(each, wait)),
        };

    private async Task<IResult> RunAsync(HttpContext context, Func<HttpContext, Task<IResult>> handle)
    {
        PageHeaders.Apply(context.Response);
        try
        {
            return await handle(context);
        }
        catch (StorageUnavailableException unavailable)
        {
            LogUnavailable(unavailable);
            context.Response.Headers.RetryAfter = "10";

            // The words and the template may be in memory still; if not, what is thrown here is answered without them.
            return await notices.UnavailableAsync(context);
        }
    }

    [LoggerMessage(EventId = 111, Level = LogLevel.Error, Message = "Storage is unavailable for a page")]
    private partial void LogUnavailable(Exception exception);
}
