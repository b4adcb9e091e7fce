using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rencontres.Core.Mail;
using Rencontres.Web.Organisers;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Events;

/// <summary>Takes what the mail service tells of mails. What cannot be stored is answered by an error, and the service tells it again.</summary>
internal sealed partial class EventWebhook(IMailEventReader reader, MailEvents events, IWebhookWatch watch, IClock clock, ILogger<EventWebhook> logger) : IRoutes
{
    /// <summary>SendGrid posts some hundred events at once, of which each may carry a server's long reply.</summary>
    private const int MaximumBody = 5 * 1024 * 1024;

    private static readonly Counter<int> RefusedPosts = new Meter("Rencontres.Web").CreateCounter<int>("rencontres.webhook.refused", description: "Posts to the mail service's webhook that were not believed");

    public IEnumerable<WebRoute> Routes => [new("MailEvents", HttpMethods.Post, "api/sendgrid/events", WebAccess.Public, TakeAsync) { Unlimited = true }];

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var body = await OrganiserBody.ReadAsync(context, MaximumBody);
        var post = reader.Read(name => context.Request.Headers[name], body);
        switch (post)
        {
            case EventPost.Events told:
                // What was begun is finished, also if the service does not wait for it: told again, it might find half of it done.
                await events.TakeAsync(told.All, CancellationToken.None);
                await watch.ChangeAsync(each => each.Took(clock.GetCurrentInstant()), context.RequestAborted);
                return Results.NoContent();
            case EventPost.Refused refused:
                return await RefuseAsync(refused, context.RequestAborted);
            case EventPost.Unreadable unreadable:
                return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: unreadable.Reason);
            case EventPost.NoKey:
                LogNoKey();
                await watch.ChangeAsync(each => each.Refused(clock.GetCurrentInstant()), context.RequestAborted);
                return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The webhook has no key.", detail: "Set SENDGRID_WEBHOOK_KEY to the verification key that SendGrid shows.");
            default:
                throw new InvalidOperationException($"Unknown post {post}.");
        }
    }

    private async Task<IResult> RefuseAsync(EventPost.Refused refused, CancellationToken cancellationToken)
    {
        RefusedPosts.Add(1);
        LogRefused(refused.Reason);
        if (refused.LooksGenuine)
            await watch.ChangeAsync(each => each.Refused(clock.GetCurrentInstant()), cancellationToken);

        return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The post is not believed to be the mail service's.", detail: refused.Reason);
    }

    [LoggerMessage(EventId = 401, EventName = "WebhookRefused", Level = LogLevel.Warning, Message = "A post to the mail service's webhook was refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(EventId = 402, EventName = "WebhookWithoutKey", Level = LogLevel.Warning, Message = "A post to the mail service's webhook came, but SENDGRID_WEBHOOK_KEY is not set")]
    private partial void LogNoKey();
}
