using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>
/// <c>POST /control/events</c>: <c>{"lose": true}</c> throws events away from now on until <c>{"lose": false}</c>;
/// <c>{"to": address, "event": kind}</c> tells an event of the last mail to that address and answers when it is acknowledged. Both may stand together.
/// </summary>
internal sealed class EventControl(EventOffice events)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/control/events", (RequestDelegate)HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            // A page of another site can post without asking, but not JSON.
            if (!context.Request.HasJsonContentType())
                throw new JsonException("Content-Type should be application/json.");

            var order = await JsonSerializer.DeserializeAsync(context.Request.Body, EventOrderJson.Default.EventOrder, context.RequestAborted);
            await CarryOutAsync(order ?? new EventOrder(), context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, exception.Message);
        }
        catch (IOException exception)
        {
            await RefuseAsync(context, StatusCodes.Status502BadGateway, exception.Message);
        }
    }

    private async Task CarryOutAsync(EventOrder order, CancellationToken cancellationToken)
    {
        if (order is { Lose: null, To: null } || (order.To is null) != (order.Event is null))
            throw new JsonException("""Give "lose", or "to" together with "event", or all three.""");

        if (order.Lose is { } loses)
            events.Courier.Loses = loses;
        if (order is { To: { } address, Event: { } kind })
            await events.TellAsync(address, kind, cancellationToken);
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record EventOrder(bool? Lose = null, string? To = null, MailEventKind? Event = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(EventOrder))]
internal sealed partial class EventOrderJson : JsonSerializerContext;
