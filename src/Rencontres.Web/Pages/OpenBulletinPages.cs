using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>The open bulletin: anybody may fill it in; it counts once the mailed link is followed.</summary>
internal sealed class OpenBulletinPages(
    PageGuard guard, Notices notices, AcknowledgementPages acknowledgements, OpenForms forms, BusyForms busy, FormGuard formGuard, RequestLimits limits,
    TextCatalogue catalogue, CampaignReader campaigns, OpenAnswering answering, Confirming confirming)
    : IRoutes
{
    private const string Pattern = "campaigns/{campaign}";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("OpenBulletinPage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("SendOpenBulletin", HttpMethods.Post, Pattern, SendAsync, busy.OpenAsync),
    ];

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        if (await CampaignAsync(context) is not { } campaign)
            return await notices.NotValidAsync(context);

        var texts = await catalogue.InAsync(ReaderLanguage.Of(context.Request), context.RequestAborted);
        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), null, context.RequestAborted);
        if (!accepted)
            return await notices.ClosedAsync(context, texts, campaign, null, null, []);

        return campaign.State == CampaignState.Draft
            ? await notices.NotOpenAsync(context, texts, campaign)
            : await forms.NewAsync(context, texts, campaign);
    }

    private async Task<IResult> SendAsync(HttpContext context)
    {
        if (await CampaignAsync(context) is not { } campaign)
            return await notices.NotValidAsync(context);

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        if (sent is null)
            return refusal!;

        if (FormEdit.Of(sent.Action, sent.Typed) is { } edit)
            return await forms.EditedAsync(context, sent, campaign, edit);

        if (await RefusalAsync(context, sent, campaign) is { } again)
            return again;

        var questions = MailQuestions.Of(sent.Typed);
        return questions.Open.Count > 0 && MailQuestions.MayAsk(campaign.CutoffFor(null), context.ReceivedAt())
            ? await forms.AskingAsync(context, sent, campaign, questions)
            : await SubmitAsync(context, campaign, sent with { Typed = questions.Typed });
    }

    private async Task<IResult> SubmitAsync(HttpContext context, Campaign campaign, SentForm sent)
    {
        var form = BulletinFormFields.ToForm(sent.Typed);
        var outcome = await answering.SubmitAsync(campaign.Id, form, null, sent.Texts.Language, context.ReceivedAt(), context.RequestAborted);
        return await ShowAsync(context, sent, campaign, outcome);
    }

    /// <summary>After the cutoff, sending it again would be of no use: then the outcome says so.</summary>
    private async Task<IResult?> RefusalAsync(HttpContext context, SentForm sent, Campaign campaign)
    {
        if (formGuard.Check(sent.Guard, campaign.Id, context.ReceivedAt()) is var verdict and not GuardVerdict.Passed
            && (await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), null, context.RequestAborted)).Accepted)
        {
            return await forms.AgainAsync(context, sent, campaign, verdict);
        }

        return limits.WaitOfMailbox(sent.Typed.Contact.Email) is { } wait ? await forms.BusyAsync(context, sent, campaign, wait) : null;
    }

    private async Task<IResult> ShowAsync(HttpContext context, SentForm sent, Campaign campaign, AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Unconfirmed taken => await TakenAsync(context, sent.Texts, taken),
        AnswerOutcome.Closed closed => await notices.ClosedAsync(context, sent.Texts, closed.Campaign, null, null, TypedRows.Of(sent.Typed, campaign.Definition, sent.Texts)),
        AnswerOutcome.NotOpen early => await notices.NotOpenAsync(context, sent.Texts, early.Campaign),
        AnswerOutcome.Invalid invalid => await forms.FaultyAsync(context, sent, campaign, invalid.Faults),
        AnswerOutcome.TooManyToConfirm full => await forms.TooManyToConfirmAsync(context, sent, campaign, full.From),
        AnswerOutcome.Rejected => await notices.RejectedAsync(context, sent.Texts, campaign),
        AnswerOutcome.NotFound => await notices.NotValidAsync(context),
        _ => throw new InvalidOperationException($"The open form does not come to {outcome.GetType().Name}."),
    };

    /// <summary>Sent again after it was confirmed, it has the answer's receipt. What the answer says since is not for whoever can send the same bulletin.</summary>
    private async Task<IResult> TakenAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Unconfirmed taken)
    {
        var confirmed = await confirming.FindConfirmedAsync(taken.Campaign, taken.Bulletin, context.RequestAborted);
        return confirmed?.Registration.Receipt.ContentHash == taken.Bulletin.Receipt.ContentHash
            ? await acknowledgements.ConfirmedAsync(context, texts, confirmed, taken.Bulletin)
            : await acknowledgements.TakenAsync(context, texts, taken.Campaign, taken.Bulletin);
    }

    private async Task<Campaign?> CampaignAsync(HttpContext context) =>
        context.Campaign() is { } id ? await campaigns.FindAsync(id, context.RequestAborted) : null;
}
