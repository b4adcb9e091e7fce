using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages.Drafts;

/// <summary>What becomes of a personal form that is kept and not sent: by the button, by itself, or discarded.</summary>
internal sealed class DraftPages(
    PageWriter writer, Notices notices, PersonalForms forms, PersonalDrafts drafts, CampaignReader campaigns, Answering answering)
{
    public async Task<IResult> SaveAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), invitee.LateUntil, context.RequestAborted);
        if (!accepted)
            return await forms.ClosedAsync(context, link, sent, campaign);

        if (campaign.State == CampaignState.Draft)
            return await notices.NotOpenAsync(context, sent.Texts, campaign);

        if (sent.ForOther && current is { Counts: true })
            return await forms.FormAsync(context, link, sent);

        var outcome = await drafts.KeepAsync(campaign, invitee, current, sent, context.ReceivedAt(), context.RequestAborted);
        return outcome is DraftOutcome.Saved or DraftOutcome.Discarded
            ? await writer.WriteAsync(context, sent.Texts, SavedPage(campaign, invitee, current, sent.Texts, (outcome as DraftOutcome.Saved)?.Draft))
            : await forms.FormAsync(context, link, sent);
    }

    /// <summary>For the script of the form, which shows no page: the status says what became of it, and the tag which draft is to be replaced next.</summary>
    public async Task<IResult> AutosaveAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return Results.NotFound();

        (var accepted, campaign) = await campaigns.AcceptsAsync(campaign, context.ReceivedAt(), invitee.LateUntil, context.RequestAborted);
        if (campaign.State == CampaignState.Draft)
            return Results.StatusCode(StatusCodes.Status403Forbidden);

        // A first save that the answer has overtaken: what it would keep was just sent.
        if (sent.Typed.Draft.Length == 0 && sent.Typed.Revision != (current?.Revision ?? 0))
            return Results.StatusCode(StatusCodes.Status409Conflict);

        // What was typed when the cutoff passed is kept too; it only does not count.
        var outcome = await drafts.KeepAsync(campaign, invitee, current, sent, context.ReceivedAt(), context.RequestAborted);
        if (!accepted)
            return Results.StatusCode(StatusCodes.Status410Gone);

        if (outcome is DraftOutcome.Saved saved)
            context.Response.Headers.ETag = saved.Draft.Version;

        return outcome switch
        {
            DraftOutcome.Saved or DraftOutcome.Discarded => Results.NoContent(),
            DraftOutcome.Changed => Results.StatusCode(StatusCodes.Status409Conflict),
            DraftOutcome.TooLarge => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
        };
    }

    /// <summary>Leads back to the form as it is stored; or, if somebody else has saved meanwhile, to theirs, which was not meant.</summary>
    public async Task<IResult> DiscardAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (_, invitee, _))
            return await notices.NotValidAsync(context);

        await drafts.DiscardAsync(invitee, sent.Typed.Draft, context.RequestAborted);
        context.Response.Headers.Location = $"?lang={sent.Texts.Language.Code()}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <param name="saved">Null: what was typed says nothing new.</param>
    public static Page SavedPage(Campaign campaign, Invitee invitee, Registration? current, ProductTexts texts, Draft? saved)
    {
        var notice = saved is null ? DraftView.None : new DraftNotices(campaign, invitee, current, texts).Of(saved);
        return new Page("draft-saved", texts.Text(saved is null ? "title_draft_none" : "title_draft_saved"))
        {
            Campaign = campaign,
            Zone = invitee.Slot.Zone,
            LateUntil = invitee.LateUntil,
            WindowPrefix = saved is null ? "" : texts.Text("window_not_sent"),
            Values = () => new Dictionary<string, object?>
            {
                ["draft"] = notice,
                ["answer"] = saved is null ? [] : TypedRows.Of(DraftJson.Read(saved), campaign.Definition, texts),
            },
        };
    }
}
