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

/// <summary>The personal bulletin: filled in, changed or withdrawn until the cutoff, read after it.</summary>
internal sealed class PersonalBulletinPages(
    PageGuard guard, PageWriter writer, Notices notices, PersonalAnswers answers, TextCatalogue catalogue, CampaignReader campaigns, PersonalLinks links,
    Answering answering)
    : IRoutes
{
    private const string Pattern = "bulletins/{token}";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("PersonalBulletinPage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("SendPersonalBulletin", HttpMethods.Post, Pattern, SendAsync),
    ];

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        if (Token(context) is not { } link || await answering.FindOrOpenAsync(context, link) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        var texts = await catalogue.InAsync(
            ReaderLanguage.Of(context.Request, current?.Answer.Language ?? invitee.Listed.Language), context.RequestAborted);
        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), invitee.LateUntil, context.RequestAborted);
        if (!accepted)
            return await writer.WriteAsync(context, texts, ReadOnlyPage.Of(campaign, invitee, current, texts));

        if (campaign.State == CampaignState.Draft)
            return await notices.NotOpenAsync(context, texts, campaign);

        var isOther = OtherPerson.Asked(context.Request) && current is { Counts: true };
        var typed = isOther
            ? Prefill.Other(campaign.Definition, invitee, current!, texts.Language)
            : Prefill.Personal(campaign.Definition, invitee, current, texts.Language);
        var form = new BulletinFormPage(campaign, typed) { Invitee = invitee, Current = current, ForOther = isOther };
        return await writer.WriteAsync(context, texts, form.ToPage(texts));
    }

    private async Task<IResult> SendAsync(HttpContext context)
    {
        if (Token(context) is not { } link)
            return await notices.NotValidAsync(context);

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        if (sent is null)
            return refusal!;

        return sent.Action switch
        {
            SentForm.More => await answers.FormAsync(context, link, sent with { Typed = sent.WithMoreLines() }),
            SentForm.Withdraw => await answers.AskToWithdrawAsync(context, link, sent),
            SentForm.WithdrawConfirmed => await answers.WithdrawAsync(context, link, sent),
            _ => await answers.AnswerAsync(context, link, sent),
        };
    }

    private LinkToken? Token(HttpContext context) => links.Read(context.RouteText("token"), LinkPurpose.Bulletin);
}
