using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>What organisers do for one invitee: a late link, a bulletin that came by mail or telephone.</summary>
internal sealed class LateAnswerRoutes(CampaignRoute route, IInvitees invitees, CampaignChanges changes, PersonalLinks links, TypingIn typing) : IRoutes
{
    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("ExtendInvitee", HttpMethods.Post, "invitees/{id}/extend", ExtendAsync),
        route.Of("TypeInRegistration", HttpMethods.Post, "invitees/{id}/registration", TypeInAsync),
    ];

    private async Task<IResult> ExtendAsync(HttpContext context, Campaign campaign)
    {
        if (!InviteeId.TryFromCode(context.RouteText("id"), out var id) || await invitees.FindAsync(InviteeKey.Of(campaign, id), context.RequestAborted) is not { } invitee)
            return OrganiserProblems.NoSuchInvitee;

        var (cutoff, errors) = (await OrganiserBody.ReadJsonAsync<CutoffForm>(context)).Read(campaign);
        if (cutoff is null)
            return OrganiserProblems.Invalid(errors);

        var until = cutoff.ToInstant();
        if (WhyNot(campaign, cutoff, context.ReceivedAt()) is { } reason)
            return OrganiserProblems.Refused(reason);

        if (invitee.LateUntil != until)
            await ExtendAsync(campaign, invitee, until, context);

        return OrganiserJson.Ok(new { invitee = invitee.Id.Value, until = OrganiserJson.Text(until), link = links.Bulletin(invitee) });
    }

    private static string? WhyNot(Campaign campaign, CutoffRule cutoff, Instant now)
    {
        var until = cutoff.ToInstant();
        if (campaign.State == CampaignState.Draft)
            return "The campaign has not been started.";

        if (until <= now)
            return $"{until} has passed; choose a later one.";

        return until <= campaign.EffectiveCutoff
            ? $"{until} is not after the cutoff that holds for everybody, {campaign.EffectiveCutoff}."
            : CutoffForm.WhyPointless(campaign, cutoff);
    }

    /// <summary>The invitee first: what the audit chain tells has then surely happened.</summary>
    private async Task ExtendAsync(Campaign campaign, Invitee invitee, Instant until, HttpContext context)
    {
        await invitees.ExtendAsync(invitee.Key, until, context.RequestAborted);
        var told = new AuditEvent(context.ReceivedAt(), AuditEvent.Organiser, "invitee-extended", $"{invitee.Id} until {until}");
        await changes.ApplyAsync(campaign.Id, current => (current, told), CancellationToken.None);
    }

    private async Task<IResult> TypeInAsync(HttpContext context, Campaign campaign)
    {
        if (!InviteeId.TryFromCode(context.RouteText("id"), out var id))
            return OrganiserProblems.NoSuchInvitee;

        var body = await OrganiserBody.ReadAsync(context, WebErrors.MaximumBody);
        var (typed, errors) = TypedInBulletin.Read(body, context.ReceivedAt());
        if (typed is null)
            return OrganiserProblems.Invalid(errors);

        var outcome = await typing.TypeInAsync(campaign.Id, id, typed.Form, typed.ReceivedAt, context.ReceivedAt(), context.RequestAborted);
        return TypedInReplies.Of(outcome, id);
    }
}
