using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>The personal bulletin: filled in, kept unfinished, changed or withdrawn until the cutoff, read after it.</summary>
internal sealed class PersonalBulletinPages(
    PageGuard guard, PageWriter writer, Notices notices, PersonalForms forms, PersonalAnswers answers, PersonalWithdrawals withdrawals, TextCatalogue catalogue, CampaignReader campaigns, PersonalLinks links,
    Answering answering, PersonalDrafts drafts, DraftPages draftPages, BusyForms busy)
    : IRoutes
{
    private const string Pattern = "bulletins/{token}";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("PersonalBulletinPage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("SendPersonalBulletin", HttpMethods.Post, Pattern, SendAsync, busy.PersonalAsync) with { Autosaves = true },
    ];

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        if (Token(context) is not { } link || await answering.FindOrOpenAsync(context, link) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        var texts = await catalogue.InAsync(
            ReaderLanguage.Of(context.Request, current?.Answer.Language ?? invitee.Listed.Language), context.RequestAborted);
        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), invitee.LateUntil, context.RequestAborted);
        var draft = await drafts.FindAsync(campaign, invitee, current, context.RequestAborted);
        if (!accepted)
            return await writer.WriteAsync(context, texts, ReadOnlyPage.Of(campaign, invitee, current, draft, texts));

        if (campaign.State == CampaignState.Draft)
            return await notices.NotOpenAsync(context, texts, campaign);

        var isOther = OtherPerson.Asked(context.Request) && current is { Counts: true };
        var form = new BulletinFormPage(campaign, Typed(campaign, invitee, current, draft, isOther, texts.Language))
        {
            Invitee = invitee,
            Current = current,
            ForOther = isOther,
            Draft = draft is null || isOther ? DraftView.None : new DraftNotices(campaign, invitee, current, texts).Of(draft),
        };
        return await writer.WriteAsync(context, texts, form.ToPage(texts));
    }

    /// <summary>A draft is of whoever began it, and nothing for another person to go on with.</summary>
    private static TypedBulletin Typed(Campaign campaign, Invitee invitee, Registration? current, Draft? draft, bool isOther, Language language)
    {
        if (isOther)
            return Prefill.Other(campaign.Definition, invitee, current!, language);

        return draft is null
            ? Prefill.Personal(campaign.Definition, invitee, current, language)
            : PersonalDrafts.Resume(campaign, invitee, current, draft, language);
    }

    private async Task<IResult> SendAsync(HttpContext context)
    {
        if (Token(context) is not { } link)
            return await notices.NotValidAsync(context);

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        if (sent is null)
            return refusal!;

        // Whatever the button says: it was counted as no more than that.
        if (context.Request.IsAutosave())
            return await draftPages.AutosaveAsync(context, link, sent);

        if (FormEdit.Of(sent.Action, sent.Typed) is { } edit)
            return await forms.FormAsync(context, link, sent with { Typed = edit.Typed }, focus: edit.Focus);

        return sent.Action switch
        {
            SentForm.Save => await draftPages.SaveAsync(context, link, sent),
            SentForm.Autosave => await draftPages.AutosaveAsync(context, link, sent),
            SentForm.Discard => await draftPages.DiscardAsync(context, link, sent),
            SentForm.Withdraw => await withdrawals.AskToWithdrawAsync(context, link, sent),
            SentForm.WithdrawConfirmed => await withdrawals.WithdrawAsync(context, link, sent),
            _ => await answers.AskOrAnswerAsync(context, link, sent),
        };
    }

    private LinkToken? Token(HttpContext context) => links.Read(context.RouteText("token"), LinkPurpose.Bulletin);
}
