using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>Where a mail about an answer leads whom it reached by mistake: a page that tells no more than the mail did, and its button.</summary>
internal sealed class NotMePages(
    PageGuard guard, PageWriter writer, Notices notices, TextCatalogue catalogue, PersonalLinks links, Disputing disputing)
    : IRoutes
{
    private const string Pattern = "not-me/{token}";
    private const string Action = "not-me";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("NotMePage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("SayNotMe", HttpMethods.Post, Pattern, SayAsync),
    ];

    private async Task<IResult> ShowAsync(HttpContext context) =>
        Token(context) is { } link && await disputing.FindAsync(link, context.RequestAborted) is { } state
            ? await WriteAsync(context, state)
            : await notices.NotValidAsync(context);

    private async Task<IResult> SayAsync(HttpContext context)
    {
        if (Token(context) is not { } link)
            return await notices.NotValidAsync(context);

        var (form, refusal) = await FormBody.ReadAsync(context.Request, context.RequestAborted);
        if (form is null || form["action"] != Action)
            return await notices.BodyRefusedAsync(context, form is null ? refusal : StatusCodes.Status400BadRequest);

        return await disputing.SayAsync(link, context.ReceivedAt(), context.RequestAborted) is { } state
            ? await WriteAsync(context, state)
            : await notices.NotValidAsync(context);
    }

    private LinkToken? Token(HttpContext context)
    {
        var token = context.RouteText("token");
        return links.Read(token, LinkPurpose.NotMe) ?? links.Read(token, LinkPurpose.NotMyBulletin);
    }

    private async Task<IResult> WriteAsync(HttpContext context, DisputeState state)
    {
        var texts = await catalogue.InAsync(ReaderLanguage.Of(context.Request, state.Answer.Content.Language), context.RequestAborted);
        return await writer.WriteAsync(context, texts, PageOf(state, texts));
    }

    public static Page PageOf(DisputeState state, ProductTexts texts)
    {
        var counts = state.Answer.Status switch
        {
            AnswerStatus.Silent => "unconfirmed",
            AnswerStatus.Withdrawn => "withdrawn",
            AnswerStatus.Attending or AnswerStatus.Declined => "counts",
            _ => throw new InvalidOperationException($"Unknown status {state.Answer.Status}."),
        };
        return state switch
        {
            DisputeState.Unsaid => PageOf("not-me", "title_not_me", $"not_me_{counts}", state.Answer, texts),
            DisputeState.Said => PageOf("not-me-said", "title_not_me_said", $"not_me_said_{counts}", state.Answer, texts),
            DisputeState.Superseded => PageOf("not-me-said", "title_not_me_over", "not_me_over", state.Answer, texts),
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };
    }

    private static Page PageOf(string template, string title, string text, DisputedAnswer answer, ProductTexts texts)
    {
        var zone = Zones.OfReader(texts.Language, answer.Campaign.Cutoff.Zone);
        return new Page(template, texts.Text(title))
        {
            Campaign = answer.Campaign,
            Values = () => new Dictionary<string, object?>
            {
                ["text"] = texts.Text(text),
                ["answer"] = new List<AnswerRow>
                {
                    new("organisation", texts.Text("group_organisation"), answer.Content.Organisation.Name),
                    new("receipt", texts.Text("receipt_number"), answer.Receipt.Number),
                    new("received", texts.Text("row_received"), TimeWording.Moment(answer.ReceivedAt, zone, texts.Language)),
                },
            },
        };
    }
}
