using Microsoft.AspNetCore.Http;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>What becomes of a personal bulletin that was sent, as a page.</summary>
internal sealed class PersonalAnswers(PersonalForms forms, Notices notices, AcknowledgementPages acknowledgements, Answering answering, PersonalDrafts drafts)
{
    /// <summary>Asks about an address that looks mistyped before anything is stored; otherwise, and the second time, takes the answer.</summary>
    public async Task<IResult> AskOrAnswerAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        var questions = MailQuestions.Of(sent.Typed);
        var answer = sent with { Typed = questions.Typed };
        if (questions.Open.Count == 0)
            return await AnswerAsync(context, link, answer);

        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        return MailQuestions.MayAsk(campaign.CutoffFor(invitee.LateUntil), context.ReceivedAt())
            ? await forms.AskingAsync(context, campaign, invitee, current, sent, questions)
            : await AnswerAsync(context, link, answer);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        var form = BulletinFormFields.ToForm(sent.Typed);
        var second = SecondQuestion.Read(sent.Typed.Second);

        // Who says to be somebody else says also what becomes of the answer that stands, whatever name and mailbox both use.
        if (sent.ForOther && second is null && await answering.FindAsync(link, context.RequestAborted) is { Current.Counts: true })
            return await forms.SecondAsync(context, link, sent);

        var outcome = await answering.AnswerAsync(link, form, sent.Typed.Revision, second, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await ThanksAsync(context, sent, accepted),
            AnswerOutcome.Invalid invalid => await forms.FormAsync(context, link, sent, invalid.Faults),
            AnswerOutcome.SecondAnswer => await forms.SecondAsync(context, link, sent),
            AnswerOutcome.Stale late => await forms.ConflictAsync(context, link, sent, late.Current, late.Typed),
            AnswerOutcome.RevisionNeeded needed => await forms.ConflictAsync(context, link, sent, needed.Current, null),
            _ => await forms.RefusalAsync(context, link, sent, outcome),
        };
    }

    /// <summary>An answer that was stored already wrote nothing, and one with another address left the draft alone: the sender's own ends here.</summary>
    private async Task<IResult> ThanksAsync(HttpContext context, SentForm sent, AnswerOutcome.Accepted accepted)
    {
        if (accepted.Invitee is { } invitee && !sent.ForOther)
            await EndDraftAsync(invitee, sent, accepted.Changed, context.RequestAborted);

        return await acknowledgements.ThanksAsync(context, sent.Texts, accepted, sent.Typed.Contact.Email ?? "");
    }

    private Task EndDraftAsync(Invitee invitee, SentForm sent, bool changed, CancellationToken cancellationToken)
    {
        if (!changed)
            return drafts.EndAsync(invitee, cancellationToken);

        return sent.Typed.Draft.Length > 0 ? drafts.DiscardAsync(invitee, sent.Typed.Draft, cancellationToken) : Task.CompletedTask;
    }
}
