using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>Shows a form again whose sender has to wait: nothing that was typed is lost.</summary>
internal sealed class BusyForms(
    PageWriter writer, Notices notices, OpenForms forms, TextCatalogue catalogue, CampaignReader campaigns, PersonalLinks links, Answering answering)
{
    public async Task<IResult> OpenAsync(HttpContext context, int wait)
    {
        if (context.Campaign() is not { } id || await campaigns.FindAsync(id, context.RequestAborted) is not { } campaign)
            return await notices.NotValidAsync(context);

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        return sent is null ? refusal! : await forms.BusyAsync(context, sent, campaign, wait);
    }

    public async Task<IResult> PersonalAsync(HttpContext context, int wait)
    {
        if (links.Read(context.RouteText("token"), LinkPurpose.Bulletin) is not { } link
            || await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
        {
            return await notices.NotValidAsync(context);
        }

        var (sent, refusal) = await SentForm.ReadAsync(context, catalogue, notices);
        if (sent is null)
            return refusal!;

        // Pages with a button only have nothing typed on them.
        if (!sent.IsBulletin)
            return await notices.TooManyAsync(context, wait);

        var form = new BulletinFormPage(campaign, sent.Typed)
        {
            Invitee = invitee,
            Current = current,
            ForOther = sent.ForOther && current is { Counts: true },
            Draft = DraftView.None with { Version = sent.Typed.Draft },
            Status = StatusCodes.Status429TooManyRequests,
            Notice = sent.Texts.Text("form_too_many", "seconds", wait),
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }
}
