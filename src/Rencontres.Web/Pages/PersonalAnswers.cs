using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>What becomes of a personal bulletin that was sent, as a page.</summary>
internal sealed class PersonalAnswers(PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, Answering answering, StaleAnswers stale)
{
    public async Task<IResult> AnswerAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        var form = BulletinFormFields.ToForm(sent.Typed);
        var outcome = await answering.AnswerAsync(link, form, sent.Typed.Revision, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await acknowledgements.ThanksAsync(context, sent.Texts, accepted),
            AnswerOutcome.Invalid invalid => await FormAsync(context, link, sent, invalid.Faults),
            AnswerOutcome.Stale late => await ConflictAsync(context, link, sent, late.Current, late.Typed),
            AnswerOutcome.RevisionNeeded needed => await ConflictAsync(context, link, sent, needed.Current, null),
            _ => await RefusalAsync(context, link, sent, outcome),
        };
    }

    /// <summary>A withdrawal is asked about once: the button is near the one that sends.</summary>
    public async Task<IResult> AskToWithdrawAsync(HttpContext context, LinkToken link, SentForm sent, bool conflict = false)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        // Somebody else was first: what was asked for has been done.
        if (conflict && current?.Status == AnswerStatus.Withdrawn)
            return await acknowledgements.WithdrawnAsync(context, sent.Texts, new AnswerOutcome.Accepted(current, Changed: false, campaign) { Invitee = invitee });

        if (current is null || current.Status == AnswerStatus.Withdrawn)
            return await FormAsync(context, link, sent);

        var page = new Page("withdraw", sent.Texts.Text("title_withdraw"))
        {
            Status = conflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
            Campaign = campaign,
            Zone = invitee.Slot.Zone,
            LateUntil = invitee.LateUntil,
            Values = new Dictionary<string, object?>
            {
                ["conflict"] = conflict,
                ["revision"] = current.Revision,
                ["answer"] = AnswerRows.Of(current, campaign.Definition, sent.Texts),
            },
        };
        return await writer.WriteAsync(context, sent.Texts, page);
    }

    public async Task<IResult> WithdrawAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        var outcome = await answering.WithdrawAsync(link, sent.Typed.Revision, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await acknowledgements.WithdrawnAsync(context, sent.Texts, accepted),
            AnswerOutcome.Stale or AnswerOutcome.RevisionNeeded => await AskToWithdrawAsync(context, link, sent, conflict: true),
            _ => await RefusalAsync(context, link, sent, outcome),
        };
    }

    /// <summary>The form as it was typed, with what is wrong with it.</summary>
    public async Task<IResult> FormAsync(HttpContext context, LinkToken link, SentForm sent, IReadOnlyList<FieldFault>? faults = null)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        var form = new BulletinFormPage(campaign, sent.Typed)
        {
            Invitee = invitee,
            Current = current,
            Faults = faults ?? [],
            Status = faults is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    /// <summary>Shows what somebody else has stored beside what was typed; sending again then replaces it knowingly.</summary>
    private async Task<IResult> ConflictAsync(HttpContext context, LinkToken link, SentForm sent, Registration current, Answer? typed)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, _))
            return await notices.NotValidAsync(context);

        var changed = await stale.ChangedAsync(current, sent.Typed.Revision, typed, context.RequestAborted);
        var form = new BulletinFormPage(campaign, sent.Typed with { Revision = current.Revision })
        {
            Invitee = invitee,
            Current = current,
            Conflict = AnswerRows.Changed(current, changed, campaign.Definition, sent.Texts),
            Status = StatusCodes.Status409Conflict,
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    private async Task<IResult> RefusalAsync(HttpContext context, LinkToken link, SentForm sent, AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Closed closed => await ClosedAsync(context, link, sent, closed.Campaign),
        AnswerOutcome.NotOpen early => await notices.NotOpenAsync(context, sent.Texts, early.Campaign),
        AnswerOutcome.NotFound => await notices.NotValidAsync(context),
        _ => throw new InvalidOperationException($"The personal form does not come to {outcome.GetType().Name}."),
    };

    private async Task<IResult> ClosedAsync(HttpContext context, LinkToken link, SentForm sent, Campaign campaign)
    {
        var found = await answering.FindAsync(link, context.RequestAborted);
        var typed = sent.Action == SentForm.WithdrawConfirmed
            ? []
            : AnswerRows.Of(TypedAnswer.Of(sent.Typed, sent.Texts.Language), campaign.Definition, sent.Texts);
        return await notices.ClosedAsync(context, sent.Texts, campaign, found?.Invitee.LateUntil, found?.Invitee.Slot.Zone, typed);
    }
}
