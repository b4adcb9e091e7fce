using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Routing;

/// <summary>What every handler asks of a request.</summary>
internal static class RequestContext
{
    private static readonly object ReceivedAtKey = new();

    /// <summary>Notes when a request arrived: before its body is read and anything else is done with it, for that instant is what counts.</summary>
    public static void NoteReceivedAt(this HttpContext context, Instant instant) => context.Items[ReceivedAtKey] = instant;

    public static Instant ReceivedAt(this HttpContext context) =>
        context.Items[ReceivedAtKey] as Instant? ?? throw new InvalidOperationException("The host has not noted when the request arrived.");

    /// <summary>Tells how many seconds to wait; goes with the status 429.</summary>
    public static void MustWait(this HttpContext context, int seconds) =>
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

    public static void MustWaitUntil(this HttpContext context, Instant instant) =>
        context.MustWait(Math.Max(1, (int)Math.Ceiling((instant - context.ReceivedAt()).TotalSeconds)));

    public static string RouteText(this HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    /// <returns>Null if the address names nothing that could be a campaign.</returns>
    public static CampaignId? Campaign(this HttpContext context) =>
        CampaignId.TryParse(context.RouteText("campaign"), out var id) ? id : null;
}
