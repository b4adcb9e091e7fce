using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using Rencontres.Functions.Flow;
using Rencontres.Web.Routing;

namespace Rencontres.Functions.Http;

/// <summary>Runs routes of the product for functions: the platform has checked the key, the rest is the route's.</summary>
public sealed class WebFunctions(RouteTable routes, IClock clock, DurableClients clients)
{
    private readonly Dictionary<string, WebRoute> byName = routes.All.ToDictionary(route => route.Name);

    /// <param name="name">The function's and the route's, which is the calling method's too.</param>
    public Task<IResult> RunAsync(HttpRequest request, [CallerMemberName] string name = "") => RouteMapping.InvokeAsync(byName[name], request.HttpContext, clock);

    /// <summary>For routes that change something, so that what they change is nudged.</summary>
    /// <inheritdoc cref="RunAsync(HttpRequest, string)" path="/param"/>
    public async Task<IResult> RunAsync(HttpRequest request, DurableTaskClient client, [CallerMemberName] string name = "")
    {
        using var _ = clients.Use(client);
        return await RunAsync(request, name);
    }
}
