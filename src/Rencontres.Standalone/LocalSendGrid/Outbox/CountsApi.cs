using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rencontres.Standalone.LocalSendGrid.Events;
using Rencontres.Standalone.LocalSendGrid.Faults;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>What was counted since the server was started, for tests and scripts.</summary>
internal static class CountsApi
{
    public static void Map(IEndpointRouteBuilder routes, LocalSendGridServer server)
    {
        Map(routes, "/outbox/requests/count", () => server.Requests, RequestCountsJson.Default.RequestCounts);
        Map(routes, "/outbox/chaos/count", () => server.Chaos, ChaosCountsJson.Default.ChaosCounts);
        Map(routes, "/outbox/events/count", () => server.Events, EventCountsJson.Default.EventCounts);
    }

    private static void Map<T>(IEndpointRouteBuilder routes, string path, Func<T> counts, JsonTypeInfo<T> type) =>
        routes.MapGet(path, (RequestDelegate)(context =>
        {
            context.Response.ContentType = "application/json";
            return JsonSerializer.SerializeAsync(context.Response.Body, counts(), type, context.RequestAborted);
        }));
}
