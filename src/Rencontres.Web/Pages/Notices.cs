using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>Pages that end a visit: the link is none of ours, it is too early or too late, what was sent cannot be taken.</summary>
internal sealed class Notices(PageWriter writer, TextCatalogue catalogue)
{
    public async Task<IResult> NotValidAsync(HttpContext context)
    {
        var texts = await TextsAsync(context);
        return await writer.WriteAsync(context, texts, new Page("not-valid", texts.Text("title_not_valid")) { Status = StatusCodes.Status404NotFound });
    }

    public Task<IResult> NotOpenAsync(HttpContext context, ProductTexts texts, Campaign campaign) =>
        ErrorAsync(context, texts, "title_not_open", "not_open_text", StatusCodes.Status403Forbidden, campaign);

    /// <param name="typed">What came too late, so that nobody has to write it twice.</param>
    /// <param name="isKept">Whether it can be read again by the personal link.</param>
    public Task<IResult> ClosedAsync(
        HttpContext context, ProductTexts texts, Campaign campaign, Instant? lateUntil, string? zone, IReadOnlyList<AnswerRow> typed, bool isKept = false)
    {
        var page = new Page("closed", texts.Text("title_closed"))
        {
            Status = StatusCodes.Status410Gone,
            Campaign = campaign,
            Zone = zone,
            LateUntil = lateUntil,
            Values = () => new Dictionary<string, object?> { ["answer"] = typed, ["kept"] = isKept, ["letter"] = OrganiserLetter.To(campaign.Definition, typed, texts) },
        };
        return writer.WriteAsync(context, texts, page);
    }

    public Task<IResult> ConfirmedTooLateAsync(HttpContext context, ProductTexts texts, Campaign? campaign) =>
        ErrorAsync(context, texts, "title_confirm_too_late", "confirm_too_late_text", StatusCodes.Status410Gone, campaign);

    public Task<IResult> RejectedAsync(HttpContext context, ProductTexts texts, Campaign? campaign) =>
        ErrorAsync(context, texts, "title_rejected", "rejected_text", StatusCodes.Status410Gone, campaign);

    public async Task<IResult> UnavailableAsync(HttpContext context) =>
        await ErrorAsync(context, await TextsAsync(context), "title_error", "error_unavailable", StatusCodes.Status503ServiceUnavailable);

    /// <param name="wait">In seconds.</param>
    public async Task<IResult> TooManyAsync(HttpContext context, int wait)
    {
        var texts = await TextsAsync(context);
        var values = new Dictionary<string, object?> { ["text"] = texts.Text("error_too_many", "seconds", wait) };
        return await writer.WriteAsync(context, texts, new Page("error", texts.Text("title_too_many")) { Status = StatusCodes.Status429TooManyRequests, Values = () => values });
    }

    /// <param name="status">Why the body was refused: 413, 415 or 400.</param>
    public async Task<IResult> BodyRefusedAsync(HttpContext context, int status)
    {
        var text = status switch
        {
            StatusCodes.Status413PayloadTooLarge => "error_too_large",
            StatusCodes.Status415UnsupportedMediaType => "error_media_type",
            _ => "error_bad_form",
        };
        return await ErrorAsync(context, await TextsAsync(context), "title_error", text, status);
    }

    private Task<IResult> ErrorAsync(HttpContext context, ProductTexts texts, string title, string text, int status, Campaign? campaign = null)
    {
        var values = new Dictionary<string, object?> { ["text"] = texts.Text(text) };
        return writer.WriteAsync(context, texts, new Page("error", texts.Text(title)) { Status = status, Campaign = campaign, Values = () => values });
    }

    private Task<ProductTexts> TextsAsync(HttpContext context) => catalogue.InAsync(ReaderLanguage.Of(context.Request), context.RequestAborted);
}
