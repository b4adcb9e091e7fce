using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>The page and the button that confirm an open bulletin. Mail scanners follow links; only people press buttons.</summary>
internal sealed class ConfirmPages(
    PageGuard guard, PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, TextCatalogue catalogue, PersonalLinks links, Confirming confirming)
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

        if (await confirming.FindConfirmedAsync(campaign, bulletin, context.RequestAborted) is { } confirmed)
            return await acknowledgements.ConfirmedAsync(context, texts, confirmed, bulletin);

        if (bulletin.RejectedAt is not null)
            return await notices.RejectedAsync(context, texts, campaign);

        if (context.ReceivedAt() >= bulletin.ValidUntil)
            return await notices.ConfirmedTooLateAsync(context, texts, campaign);

        var other = await confirming.FindOtherAsync(bulletin, context.RequestAborted);
        return await writer.WriteAsync(context, texts, new ConfirmPage(campaign, bulletin) { Other = other }.ToPage(texts));
    }

    private async Task<IResult> ConfirmAsync(HttpContext context)
    {
        if (await FindAsync(context) is not var (link, campaign, bulletin, texts))
            return await notices.NotValidAsync(context);

        var sent = await SentChoice.ReadAsync(context.Request, context.RequestAborted);
        var outcome = await confirming.ConfirmAsync(link, SecondQuestion.Read(sent.Second), sent.Revision, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await acknowledgements.ConfirmedAsync(context, texts, accepted, bulletin),
            AnswerOutcome.ConfirmedTooLate => await notices.ConfirmedTooLateAsync(context, texts, campaign),
            AnswerOutcome.Rejected => await notices.RejectedAsync(context, texts, campaign),
            AnswerOutcome.SecondAnswer second => await writer.WriteAsync(context, texts, ConfirmPage.Asking(campaign, bulletin, second.Current, sent, texts)),
            AnswerOutcome.Invalid full => await NoRoomAsync(context, texts, campaign, bulletin, full.Faults),
            AnswerOutcome.NotFound => await notices.NotValidAsync(context),
            _ => throw new InvalidOperationException($"Confirming does not come to {outcome.GetType().Name}."),
        };
    }

    private async Task<IResult> NoRoomAsync(HttpContext context, ProductTexts texts, Campaign campaign, OpenBulletin bulletin, IReadOnlyList<FieldFault> faults)
    {
        var other = await confirming.FindOtherAsync(bulletin, context.RequestAborted);
        return await writer.WriteAsync(context, texts, ConfirmPage.NoRoom(campaign, bulletin, other, faults, texts));
    }

    private async Task<(LinkToken Link, Campaign Campaign, OpenBulletin Bulletin, ProductTexts Texts)?> FindAsync(HttpContext context)
    {
        if (links.Read(context.RouteText("token"), LinkPurpose.Confirm) is not { } link
            || await confirming.FindAsync(link, context.RequestAborted) is not var (campaign, bulletin))
        {
            return null;
        }

        return (link, campaign, bulletin, await catalogue.InAsync(ReaderLanguage.Of(context.Request, bulletin.Answer.Language), context.RequestAborted));
    }
}
