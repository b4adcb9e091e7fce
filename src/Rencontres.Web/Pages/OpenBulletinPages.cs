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
    PageGuard guard, PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, TextCatalogue catalogue, CampaignReader campaigns, OpenAnswering answering)
    : IRoutes
{
    private const string Pattern = "campaigns/{campaign}";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("OpenBulletinPage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("SendOpenBulletin", HttpMethods.Post, Pattern, SendAsync),
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
            : await FormAsync(context, texts, new BulletinFormPage(campaign, Prefill.Open(campaign.Definition, texts.Language)));
    }

    private async Task<IResult> SendAsync(HttpContext context)
    {
        if (await CampaignAsync(context) is not { } campaign)
            return await notices.NotValidAsync(context);

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        if (sent is null)
            return refusal!;

        if (sent.Action == SentForm.More)
            return await FormAsync(context, sent.Texts, new BulletinFormPage(campaign, sent.WithMoreLines()));

        var form = BulletinFormFields.ToForm(sent.Typed);
        var outcome = await answering.SubmitAsync(campaign.Id, form, null, sent.Texts.Language, context.ReceivedAt(), context.RequestAborted);
        return await ShowAsync(context, sent, campaign, outcome);
    }

    private async Task<IResult> ShowAsync(HttpContext context, SentForm sent, Campaign campaign, AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Unconfirmed taken => await TakenAsync(context, sent.Texts, taken),
        AnswerOutcome.Closed closed => await notices.ClosedAsync(context, sent.Texts, closed.Campaign, null, null, Typed(sent, campaign)),
        AnswerOutcome.NotOpen early => await notices.NotOpenAsync(context, sent.Texts, early.Campaign),
        AnswerOutcome.Invalid invalid => await FormAsync(
            context, sent.Texts, new BulletinFormPage(campaign, sent.Typed) { Faults = invalid.Faults, Status = StatusCodes.Status400BadRequest }),
        AnswerOutcome.NotFound => await notices.NotValidAsync(context),
        _ => throw new InvalidOperationException($"The open form does not come to {outcome.GetType().Name}."),
    };

    /// <summary>Sent again after it was confirmed, it has the answer's receipt. What the answer says since is not for whoever can send the same bulletin.</summary>
    private async Task<IResult> TakenAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Unconfirmed taken)
    {
        var confirmed = await answering.FindConfirmedAsync(taken.Campaign, taken.Bulletin, context.RequestAborted);
        return confirmed?.Registration.Receipt.ContentHash == taken.Bulletin.Receipt.ContentHash
            ? await acknowledgements.ConfirmedAsync(context, texts, confirmed, taken.Bulletin)
            : await acknowledgements.TakenAsync(context, texts, taken.Campaign, taken.Bulletin);
    }

    private static IReadOnlyList<AnswerRow> Typed(SentForm sent, Campaign campaign) =>
        AnswerRows.Of(TypedAnswer.Of(sent.Typed, sent.Texts.Language), campaign.Definition, sent.Texts);

    private Task<IResult> FormAsync(HttpContext context, ProductTexts texts, BulletinFormPage form) => writer.WriteAsync(context, texts, form.ToPage(texts));

    private async Task<Campaign?> CampaignAsync(HttpContext context) =>
        context.Campaign() is { } id ? await campaigns.FindAsync(id, context.RequestAborted) : null;
}
