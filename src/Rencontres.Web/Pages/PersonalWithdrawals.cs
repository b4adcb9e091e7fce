using Microsoft.AspNetCore.Http;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>What becomes of a personal bulletin that is to be withdrawn, as a page.</summary>
internal sealed class PersonalWithdrawals(PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, PersonalForms forms, Answering answering)
{
    /// <summary>A withdrawal is asked about once: the button is near the one that sends.</summary>
    public async Task<IResult> AskToWithdrawAsync(HttpContext context, LinkToken link, SentForm sent, bool conflict = false)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        // Who then does not withdraw finds again what was typed.
        if (current is { Status: not AnswerStatus.Withdrawn })
            await forms.KeepAsync(context, campaign, invitee, current, sent);

        return current switch
        {
            null => await forms.FormAsync(context, link, sent),
            { Status: AnswerStatus.Withdrawn } => await acknowledgements.WithdrawnAsync(
                context, sent.Texts, new AnswerOutcome.Accepted(current, Changed: false, campaign) { Invitee = invitee }),
            _ => await writer.WriteAsync(context, sent.Texts, WithdrawalPage.Of(campaign, invitee, current, sent.Texts, conflict)),
        };
    }

    public async Task<IResult> WithdrawAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        var outcome = await answering.WithdrawAsync(link, sent.Typed.Revision, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await acknowledgements.WithdrawnAsync(context, sent.Texts, accepted),
            AnswerOutcome.Stale or AnswerOutcome.RevisionNeeded => await AskToWithdrawAsync(context, link, sent, conflict: true),
            _ => await forms.RefusalAsync(context, link, sent, outcome),
        };
    }
}
