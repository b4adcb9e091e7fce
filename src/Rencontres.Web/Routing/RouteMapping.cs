using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Rencontres.Web.Routing;

public static class RouteMapping
{
    /// <summary>Maps every route of the product on a host that listens itself. Organisers' routes want the key in the header <c>x-functions-key</c>.</summary>
    public static void MapRencontres(this IEndpointRouteBuilder endpoints, string organiserKey)
    {
        var clock = endpoints.ServiceProvider.GetRequiredService<IClock>();
        var routes = endpoints.ServiceProvider.GetRequiredService<RouteTable>().All;
        foreach (var route in routes)
        {
            endpoints.MapMethods(route.Pattern, route.Methods, context => RunAsync(context, route, clock, organiserKey)).WithName(route.Name);
        }

        endpoints.MapFallback("{*path}", context =>
        {
            ApplyHeaders(context);
            return NoRoute.Reply(context, routes).ExecuteAsync(context);
        });
    }

    /// <summary>Runs one route: what each function of the Azure host calls too, where the platform has checked the key.</summary>
    public static Task<IResult> InvokeAsync(WebRoute route, HttpContext context, IClock clock)
    {
        context.NoteReceivedAt(clock.GetCurrentInstant());
        return WebErrors.GuardAsync(context, () => route.Handle(context));
    }

    private static async Task RunAsync(HttpContext context, WebRoute route, IClock clock, string organiserKey)
    {
        var refusal = route.Access == WebAccess.Organiser ? RefusalOfKey(context, organiserKey) : null;
        await (refusal ?? await InvokeAsync(route, context, clock)).ExecuteAsync(context);
    }

    private static void ApplyHeaders(HttpContext context) =>
        CommonHeaders.ApplyTo(context.Response, context.RequestServices.GetRequiredService<WebOptions>().PublicAddress);

    /// <summary>Once too many wrong ones came from an address, no further one is looked at, so that trying on tells nothing.</summary>
    private static IResult? RefusalOfKey(HttpContext context, string organiserKey)
    {
        ApplyHeaders(context);
        var limits = context.RequestServices.GetRequiredService<RequestLimits>();
        if (limits.WaitOfKeys(context) is { } wait)
        {
            context.MustWait(wait);
            return OrganiserKey.TooManyWrong;
        }

        if (OrganiserKey.IsIn(context.Request, organiserKey))
            return null;

        limits.NoteWrongKey(context);
        return OrganiserKey.Missing;
    }
}
