using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Bulletins;

/// <summary>The open bulletin for programs.</summary>
internal sealed class OpenBulletinApi(OpenAnswering answering, BulletinRequest requests, BulletinReplies replies, RequestLimits limits) : IRoutes
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int LongestKey = 200;

    public IEnumerable<WebRoute> Routes =>
    [
        new("SubmitOpenBulletin", HttpMethods.Post, "api/campaigns/{campaign}/registrations", WebAccess.Public, SubmitAsync),
    ];

    private async Task<IResult> SubmitAsync(HttpContext context)
    {
        var (form, texts, problem) = await requests.ReadAsync(context);
        if (form is null)
            return problem!;

        if (context.Campaign() is not { } campaign)
            return ApiProblems.NotFound(texts);

        if (limits.WaitOfMailbox(form.Contact?.Email) is { } wait)
        {
            context.MustWait(wait);
            return ApiProblems.TooMany(texts, wait);
        }

        var key = context.Request.Headers[IdempotencyKey].ToString().Trim();
        if (key.Length > LongestKey)
            return ApiProblems.KeyTooLong(texts, LongestKey);

        var outcome = await answering.SubmitAsync(
            campaign, form, key.Length == 0 ? null : key, texts.Language, context.ReceivedAt(), context.RequestAborted);
        return key.Length > 0 && outcome is AnswerOutcome.Unconfirmed taken && !SaysTheSame(taken, form, texts)
            ? ApiProblems.KeyReused(texts)
            : await replies.ReplyAsync(context, texts, outcome, seen: null);
    }

    /// <summary>A key that comes again with other content is a fault of the sender: acknowledging would lose that content.</summary>
    private static bool SaysTheSame(AnswerOutcome.Unconfirmed taken, BulletinForm form, ProductTexts texts)
    {
        var (answer, _) = BulletinCheck.Check(form, taken.Campaign.Definition, known: null, texts.Language, consentNeeded: true);
        return answer is not null && AnswerChanges.Between(taken.Bulletin.Answer, answer).Count == 0;
    }
}
