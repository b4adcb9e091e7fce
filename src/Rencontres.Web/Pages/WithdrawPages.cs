using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>Where the mails' link to withdraw leads: a page that asks, and its button. A GET alone, as link scanners do, changes nothing.</summary>
internal sealed class WithdrawPages(
    PageGuard guard, PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, PersonalWithdrawals withdrawals, TextCatalogue catalogue,
    CampaignReader campaigns, PersonalLinks links, Answering answering)
    : IRoutes
{
    private const string Pattern = "bulletins/{token}" + BulletinAddress.Withdrawal;

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("WithdrawPage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("WithdrawPersonalBulletin", HttpMethods.Post, Pattern, WithdrawAsync),
    ];

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        if (Token(context) is not { } link || await answering.FindOrOpenAsync(context, link) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        var texts = await catalogue.InAsync(
            ReaderLanguage.Of(context.Request, current?.Answer.Language ?? invitee.Listed.Language), context.RequestAborted);
        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), invitee.LateUntil, context.RequestAborted);
        if (!accepted)
            return await writer.WriteAsync(context, texts, ReadOnlyPage.Of(campaign, invitee, current, draft: null, texts));

        return current switch
        {
            null => Results.Redirect(links.Bulletin(invitee).AbsoluteUri),
            { Status: AnswerStatus.Withdrawn } => await acknowledgements.WithdrawnAsync(
                context, texts, new AnswerOutcome.Accepted(current, Changed: false, campaign) { Invitee = invitee }),
            _ => await writer.WriteAsync(context, texts, WithdrawalPage.Of(campaign, invitee, current, texts, conflict: false)),
        };
    }

    private async Task<IResult> WithdrawAsync(HttpContext context)
    {
        if (Token(context) is not { } link)
            return await notices.NotValidAsync(context);

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        return sent is null ? refusal! : await withdrawals.WithdrawAsync(context, link, sent with { Action = SentForm.WithdrawConfirmed });
    }

    private LinkToken? Token(HttpContext context) => links.Read(context.RouteText("token"), LinkPurpose.Bulletin);
}
