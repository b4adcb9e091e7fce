using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>The page and the button that confirm an open bulletin. Mail scanners follow links; only people press buttons.</summary>
internal sealed class ConfirmPages(
    PageGuard guard, PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, TextCatalogue catalogue, PersonalLinks links, OpenAnswering answering)
    : IRoutes
{
    private const string Pattern = "confirm/{token}";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("ConfirmPage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("ConfirmOpenBulletin", HttpMethods.Post, Pattern, ConfirmAsync),
    ];

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        if (await FindAsync(context) is not var (_, campaign, bulletin, texts))
            return await notices.NotValidAsync(context);

        if (await answering.FindConfirmedAsync(campaign, bulletin, context.RequestAborted) is { } confirmed)
            return await acknowledgements.ConfirmedAsync(context, texts, confirmed);

        if (bulletin.RejectedAt is not null)
            return await notices.RejectedAsync(context, texts, campaign);

        return context.ReceivedAt() >= bulletin.ValidUntil
            ? await notices.ConfirmedTooLateAsync(context, texts, campaign)
            : await writer.WriteAsync(context, texts, PageOf(campaign, bulletin, texts));
    }

    private async Task<IResult> ConfirmAsync(HttpContext context)
    {
        if (await FindAsync(context) is not var (link, campaign, _, texts))
            return await notices.NotValidAsync(context);

        var outcome = await answering.ConfirmAsync(link, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await acknowledgements.ConfirmedAsync(context, texts, accepted),
            AnswerOutcome.ConfirmedTooLate => await notices.ConfirmedTooLateAsync(context, texts, campaign),
            AnswerOutcome.AnsweredByAnother => await notices.AnsweredByAnotherAsync(context, texts, campaign),
            AnswerOutcome.Rejected => await notices.RejectedAsync(context, texts, campaign),
            AnswerOutcome.NotFound => await notices.NotValidAsync(context),
            _ => throw new InvalidOperationException($"Confirming does not come to {outcome.GetType().Name}."),
        };
    }

    private async Task<(LinkToken Link, Campaign Campaign, OpenBulletin Bulletin, ProductTexts Texts)?> FindAsync(HttpContext context)
    {
        if (links.Read(context.RouteText("token"), LinkPurpose.Confirm) is not { } link
            || await answering.FindAsync(link, context.RequestAborted) is not var (campaign, bulletin))
        {
            return null;
        }

        return (link, campaign, bulletin, await catalogue.InAsync(ReaderLanguage.Of(context.Request, bulletin.Answer.Language), context.RequestAborted));
    }

    public static Page PageOf(Campaign campaign, OpenBulletin bulletin, ProductTexts texts)
    {
        var zone = Zones.OfReader(texts.Language, campaign.Cutoff.Zone);
        return new Page("confirm", texts.Text("title_confirm"))
        {
            Campaign = campaign,
            Values = new Dictionary<string, object?>
            {
                ["valid_until"] = AcknowledgementPages.ValidUntil(campaign, bulletin, texts.Language),
                ["answer"] = AnswerRows.Of(bulletin.Answer, campaign.Definition, texts)
                    .Append(new("received", texts.Text("row_received"), TimeWording.Moment(bulletin.ReceivedAt, zone, texts.Language)))
                    .ToList(),
            },
        };
    }
}
