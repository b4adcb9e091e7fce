using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>Stops the mails to an invitee: by the page's button, or by the mail program itself in one click (RFC 8058). A GET alone changes nothing.</summary>
internal sealed class UnsubscribePages(
    PageGuard guard, PageWriter writer, Notices notices, TextCatalogue catalogue, CampaignReader campaigns, PersonalLinks links, IInvitees invitees)
    : IRoutes
{
    private const string Pattern = "unsubscribe/{token}";

    /// <summary>The field that RFC 8058 has the mail program send.</summary>
    private const string OneClickField = "List-Unsubscribe";
    private const string OneClick = "One-Click";

    public IEnumerable<WebRoute> Routes =>
    [
        guard.Route("UnsubscribePage", HttpMethods.Get, Pattern, ShowAsync),
        guard.Route("Unsubscribe", HttpMethods.Post, Pattern, UnsubscribeAsync),
    ];

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } invitee)
            return await notices.NotValidAsync(context);

        return await WriteAsync(context, invitee, invitee.UnsubscribedAt is null ? "unsubscribe" : "unsubscribed");
    }

    private async Task<IResult> UnsubscribeAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } invitee)
            return await notices.NotValidAsync(context);

        var (form, refusal) = await FormBody.ReadAsync(context.Request, context.RequestAborted);
        if (form is null || !(form[OneClickField] == OneClick || form["action"] == "unsubscribe"))
            return await notices.BodyRefusedAsync(context, form is null ? refusal : StatusCodes.Status400BadRequest);

        await invitees.NoteAsync(invitee.Key, InviteeStep.Unsubscribed, context.ReceivedAt(), context.RequestAborted);
        return await WriteAsync(context, invitee, "unsubscribed");
    }

    private async Task<Invitee?> FindAsync(HttpContext context) =>
        links.Read(context.RouteText("token"), LinkPurpose.Unsubscribe) is { } link
        && await invitees.FindAsync(link.InviteeKey, context.RequestAborted) is { } invitee
        && invitee.LinkVersion == link.Version
            ? invitee
            : null;

    private async Task<IResult> WriteAsync(HttpContext context, Invitee invitee, string template)
    {
        var texts = await catalogue.InAsync(ReaderLanguage.Of(context.Request, invitee.Listed.Language), context.RequestAborted);
        var campaign = await campaigns.FindAsync(invitee.Key.Campaign, context.RequestAborted);
        return await writer.WriteAsync(context, texts, PageOf(template, campaign, invitee, texts));
    }

    public static Page PageOf(string template, Campaign? campaign, Invitee invitee, ProductTexts texts) => new(template, texts.Text($"title_{template}"))
    {
        Campaign = campaign,
        Zone = invitee.Slot.Zone,
        LateUntil = invitee.LateUntil,
        Values = () => new Dictionary<string, object?> { ["organisation"] = invitee.Listed.Name },
    };
}
