using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Bulletins;

namespace Rencontres.Web.Routing;

/// <summary>Stands before every route on every host: sets the headers that all answers have, and sends away who asks too often.</summary>
internal sealed class RouteGate(RequestLimits limits, WebOptions options, TextCatalogue catalogue)
{
    public WebRoute Guarded(WebRoute route) => route with { Handle = context => RunAsync(context, route) };

    private Task<IResult> RunAsync(HttpContext context, WebRoute route)
    {
        CommonHeaders.ApplyTo(context.Response, options.PublicAddress);
        var isLimited = route is { Access: WebAccess.Public, Unlimited: false };
        return isLimited && limits.WaitOf(context, KindOf(context.Request, route)) is { } wait ? SendAwayAsync(context, route, wait) : route.Handle(context);
    }

    private static RequestKind KindOf(HttpRequest request, WebRoute route)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return RequestKind.Read;

        return route.Autosaves && request.IsAutosave() ? RequestKind.Autosave : RequestKind.Write;
    }

    private async Task<IResult> SendAwayAsync(HttpContext context, WebRoute route, int wait)
    {
        context.MustWait(wait);
        return route.TooMany is { } reply
            ? await reply(context, wait)
            : ApiProblems.TooMany(await catalogue.InAsync(ReaderLanguage.Of(context.Request), context.RequestAborted), wait);
    }
}
