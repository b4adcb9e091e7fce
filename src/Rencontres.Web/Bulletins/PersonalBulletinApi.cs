using Microsoft.AspNetCore.Http;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Bulletins;

/// <summary>The personal bulletin for programs: read, answer or edit, withdraw.</summary>
internal sealed class PersonalBulletinApi(Answering answering, PersonalLinks links, BulletinRequest requests, BulletinReplies replies) : IRoutes
{
    private const string Pattern = "api/bulletins/{token}";

    public IEnumerable<WebRoute> Routes =>
    [
        new("ReadBulletin", HttpMethods.Get, Pattern, WebAccess.Public, ReadAsync),
        new("AnswerBulletin", HttpMethods.Put, Pattern, WebAccess.Public, AnswerAsync),
        new("WithdrawBulletin", HttpMethods.Delete, Pattern, WebAccess.Public, WithdrawAsync),
    ];

    private async Task<IResult> ReadAsync(HttpContext context)
    {
        if (Token(context) is not { } link || await answering.FindOrOpenAsync(context, link) is not var (campaign, invitee, current))
            return ApiProblems.NotFound(await requests.TextsAsync(context));

        context.Response.Headers.ETag = EntityTags.Of(current?.Revision ?? 0);
        return Results.Json(BulletinResource.Of(campaign, invitee, current), BulletinJson.Options);
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (Token(context) is not { } link)
            return ApiProblems.NotFound(await requests.TextsAsync(context));

        var (form, texts, problem) = await requests.ReadAsync(context);
        if (form is null)
            return problem!;

        var seen = EntityTags.Expected(context.Request);
        // Who names the revision has read it, and says what is to stand instead.
        var outcome = await answering.AnswerAsync(link, form, seen, SecondChoice.EditOrReplace, context.ReceivedAt(), context.RequestAborted);
        return await replies.ReplyAsync(context, texts, outcome, seen);
    }

    private async Task<IResult> WithdrawAsync(HttpContext context)
    {
        var texts = await requests.TextsAsync(context);
        if (Token(context) is not { } link)
            return ApiProblems.NotFound(texts);

        var seen = EntityTags.Expected(context.Request);
        var outcome = await answering.WithdrawAsync(link, seen, context.ReceivedAt(), context.RequestAborted);
        return await replies.ReplyAsync(context, texts, outcome, seen);
    }

    private LinkToken? Token(HttpContext context) => links.Read(context.RouteText("token"), LinkPurpose.Bulletin);
}
