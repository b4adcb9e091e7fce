using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Bulletins;

/// <summary>What the API answers to each outcome.</summary>
internal sealed class BulletinReplies(StaleAnswers stale)
{
    /// <param name="seen">The revision that the sender named.</param>
    public async Task<IResult> ReplyAsync(HttpContext context, ProductTexts texts, AnswerOutcome outcome, int? seen) => outcome switch
    {
        AnswerOutcome.Accepted accepted => Acknowledge(context, accepted),
        AnswerOutcome.Unconfirmed unconfirmed => Acknowledge(unconfirmed),
        AnswerOutcome.Closed closed => ApiProblems.Closed(texts, closed.Cutoff),
        AnswerOutcome.NotOpen => ApiProblems.NotOpen(texts),
        AnswerOutcome.TooManyToConfirm full => RefuseToConfirm(context, texts, full),
        AnswerOutcome.RevisionNeeded needed => Tagged(context, needed.Current, ApiProblems.IfMatchNeeded(texts)),
        AnswerOutcome.Stale late => await ConflictAsync(context, texts, late, seen),
        AnswerOutcome.Invalid invalid => ApiProblems.Invalid(texts, invalid.Faults),
        AnswerOutcome.Rejected => ApiProblems.Rejected(texts),
        AnswerOutcome.NotFound => ApiProblems.NotFound(texts),
        AnswerOutcome.SecondAnswer or AnswerOutcome.ConfirmedTooLate => throw new InvalidOperationException("Only forms that people fill in come to this."),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };

    private static IResult Acknowledge(HttpContext context, AnswerOutcome.Accepted accepted)
    {
        var registration = accepted.Registration;
        return Tagged(context, registration, Json(registration.Receipt, registration.Revision, BulletinResource.StatusOf(registration.Status), accepted.Cutoff, StatusCodes.Status200OK));
    }

    private static IResult Acknowledge(AnswerOutcome.Unconfirmed unconfirmed) =>
        Json(unconfirmed.Bulletin.Receipt, 1, "unconfirmed", unconfirmed.Campaign.EffectiveCutoff, StatusCodes.Status202Accepted);

    private static IResult RefuseToConfirm(HttpContext context, ProductTexts texts, AnswerOutcome.TooManyToConfirm full)
    {
        context.MustWaitUntil(full.From);
        return ApiProblems.TooManyToConfirm(texts, full.From);
    }

    private async Task<IResult> ConflictAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Stale late, int? seen)
    {
        var changed = await stale.ChangedAsync(late.Current, seen, late.Typed, context.RequestAborted);
        return Tagged(context, late.Current, ApiProblems.Stale(texts, late.Current.Revision, changed));
    }

    private static IResult Tagged(HttpContext context, Registration current, IResult result)
    {
        context.Response.Headers.ETag = EntityTags.Of(current.Revision);
        return result;
    }

    private static IResult Json(Receipt receipt, int revision, string status, Instant cutoff, int code) =>
        Results.Json(new Acknowledgement(receipt.Number, revision, status, InstantPattern.ExtendedIso.Format(cutoff)), BulletinJson.Options, statusCode: code);
}
