using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Rencontres.Standalone.LocalSendGrid.Faults;

/// <summary><c>/control</c>: faults on demand over HTTP.</summary>
internal sealed class FaultControl(FaultScript faults)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/control", (RequestDelegate)EnqueueAsync);
        routes.MapDelete("/control", (RequestDelegate)ClearAsync);
    }

    private async Task EnqueueAsync(HttpContext context)
    {
        try
        {
            // A page of another site can post without asking, but not JSON.
            if (!context.Request.HasJsonContentType())
                throw new JsonException("Content-Type should be application/json.");

            var order = await JsonSerializer.DeserializeAsync(context.Request.Body, FaultOrderJson.Default.FaultOrder, context.RequestAborted);
            faults.EnqueueFor(order?.Matching, order?.Script ?? throw new JsonException("script is required."));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted);
        }
    }

    private Task ClearAsync(HttpContext context)
    {
        faults.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record FaultOrder(IReadOnlyList<FaultStep> Script, string? Matching = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FaultOrder))]
internal sealed partial class FaultOrderJson : JsonSerializerContext;
