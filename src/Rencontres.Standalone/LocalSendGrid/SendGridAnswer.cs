using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Rencontres.Standalone.LocalSendGrid.Requests;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>What SendGrid answers to a request to send.</summary>
internal sealed record SendGridAnswer(int Status, SendGridErrors? Errors = null, string? MessageId = null, int? RetryAfter = null)
{
    public static SendGridAnswer Unauthorized { get; } =
        new(StatusCodes.Status401Unauthorized, SendGridErrors.Of("The provided authorization grant is invalid, expired, or revoked"));

    public static SendGridAnswer BadRequest { get; } = new(StatusCodes.Status400BadRequest, SendGridErrors.Of("Bad Request"));

    public static SendGridAnswer Accepted(string messageId) => new(StatusCodes.Status202Accepted, MessageId: messageId);

    public static SendGridAnswer UnsupportedMediaType(string message) => new(StatusCodes.Status415UnsupportedMediaType, SendGridErrors.Of(message));

    public static SendGridAnswer Fault(int status, int? retryAfter) => new(status, SendGridErrors.Of(status switch
    {
        StatusCodes.Status401Unauthorized => Unauthorized.Errors!.Errors[0].Message,
        StatusCodes.Status403Forbidden => "access forbidden",
        StatusCodes.Status429TooManyRequests => "too many requests",
        < 500 => "Bad Request",
        _ => "Internal server error",
    }), RetryAfter: retryAfter);

    // SendGrid's front answers this in HTML, not in JSON like the rest (sendgrid-nodejs #370).
    public static Task WriteTooLargeAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<html><body><h1>413 Request Entity Too Large</h1></body></html>", context.RequestAborted);
    }

    public static RateLimit AddRateLimit(HttpContext context, RateLimit limit)
    {
        context.Response.Headers["X-RateLimit-Limit"] = Invariant(limit.Limit);
        context.Response.Headers["X-RateLimit-Remaining"] = Invariant(limit.Remaining);
        context.Response.Headers["X-RateLimit-Reset"] = Invariant(limit.Reset);
        return limit;
    }

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        if (MessageId is not null)
            context.Response.Headers["X-Message-Id"] = MessageId;
        if (RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = Invariant(seconds);
        if (Status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers["X-RateLimit-Remaining"] = "0";
        if (Errors is null)
            return;

        context.Response.ContentType = "application/json";
        var body = JsonSerializer.SerializeToUtf8Bytes(Errors, SendGridErrorJson.Default.SendGridErrors);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
