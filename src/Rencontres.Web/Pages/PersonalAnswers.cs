using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>What becomes of a personal bulletin that was sent, as a page.</summary>
internal sealed class PersonalAnswers(PageWriter writer, Notices notices, AcknowledgementPages acknowledgements, Answering answering, StaleAnswers stale, PersonalDrafts drafts)
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

        if (!MailQuestions.MayAsk(campaign.CutoffFor(invitee.LateUntil), context.ReceivedAt()))
            return await AnswerAsync(context, link, answer);

        // Not 200, which would say that the answer is stored, and not 400, for nothing is wrong with it.
        var kept = await KeepAsync(context, campaign, invitee, current, sent);
        var form = new BulletinFormPage(campaign, questions.Asking)
        {
            Invitee = invitee,
            Current = current,
            ForOther = OtherPerson.Asked(context.Request) && current is { Counts: true },
            Mails = questions,
            Draft = new DraftNotices(campaign, invitee, current, sent.Texts).Of(kept, sent.Typed),
            Status = StatusCodes.Status422UnprocessableEntity,
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    private async Task<IResult> AnswerAsync(HttpContext context, LinkToken link, SentForm sent)
    {
        var form = BulletinFormFields.ToForm(sent.Typed);
        var second = SecondQuestion.Read(sent.Typed.Second);

        // Who says to be somebody else says also what becomes of the answer that stands, whatever name and mailbox both use.
        if (sent.ForOther && second is null && await answering.FindAsync(link, context.RequestAborted) is { Current.Counts: true })
            return await FormAsync(context, link, sent, [SecondQuestion.Unanswered], StatusCodes.Status409Conflict);

        var outcome = await answering.AnswerAsync(link, form, sent.Typed.Revision, second, context.ReceivedAt(), context.RequestAborted);
        return outcome switch
        {
            AnswerOutcome.Accepted accepted => await ThanksAsync(context, sent, accepted),
            AnswerOutcome.Invalid invalid => await FormAsync(context, link, sent, invalid.Faults),
            AnswerOutcome.SecondAnswer => await FormAsync(context, link, sent, [SecondQuestion.Unanswered], StatusCodes.Status409Conflict),
            AnswerOutcome.Stale late => await ConflictAsync(context, link, sent, late.Current, late.Typed),
            AnswerOutcome.RevisionNeeded needed => await ConflictAsync(context, link, sent, needed.Current, null),
            _ => await RefusalAsync(context, link, sent, outcome),
        };
    }

    /// <summary>An answer that was stored already wrote nothing, and one with another address left the draft alone: the sender's own ends here.</summary>
    private async Task<IResult> ThanksAsync(HttpContext context, SentForm sent, AnswerOutcome.Accepted accepted)
    {
        if (accepted.Invitee is { } invitee && !sent.ForOther)
            await EndDraftAsync(invitee, sent, accepted.Changed, context.RequestAborted);

        return await acknowledgements.ThanksAsync(context, sent.Texts, accepted, sent.Typed.Contact.Email ?? "");
    }

    /// <summary>A withdrawal is asked about once: the button is near the one that sends.</summary>
    public async Task<IResult> AskToWithdrawAsync(HttpContext context, LinkToken link, SentForm sent, bool conflict = false)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        // Who then does not withdraw finds again what was typed.
        if (current is { Status: not AnswerStatus.Withdrawn })
            await KeepAsync(context, campaign, invitee, current, sent);

        return current switch
        {
            null => await FormAsync(context, link, sent),
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
            _ => await RefusalAsync(context, link, sent, outcome),
        };
    }

    /// <summary>The form as it was typed, with what is wrong with it. It is not sent, so it is kept as a draft.</summary>
    public async Task<IResult> FormAsync(
        HttpContext context, LinkToken link, SentForm sent, IReadOnlyList<FieldFault>? faults = null, int faulty = StatusCodes.Status400BadRequest, string focus = "")
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        var kept = await KeepAsync(context, campaign, invitee, current, sent);
        var form = new BulletinFormPage(campaign, sent.Typed)
        {
            Invitee = invitee,
            Current = current,
            ForOther = OtherPerson.Asked(context.Request) && current is { Counts: true },
            Faults = faults ?? [],
            Focus = focus,
            Draft = new DraftNotices(campaign, invitee, current, sent.Texts).Of(kept, sent.Typed),
            Status = faults is null ? StatusOf(kept) : faulty,
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    /// <summary>Shows what somebody else has stored beside what was typed; sending again then replaces it knowingly.</summary>
    private async Task<IResult> ConflictAsync(HttpContext context, LinkToken link, SentForm sent, Registration current, Answer? typed)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, _))
            return await notices.NotValidAsync(context);

        // With the revision it was begun on: whoever comes back to it without having seen this page is shown the conflict then.
        var kept = await KeepAsync(context, campaign, invitee, current, sent);
        var changed = await stale.ChangedAsync(current, sent.Typed.Revision, typed, context.RequestAborted);
        var form = new BulletinFormPage(campaign, sent.Typed with { Revision = current.Revision })
        {
            Invitee = invitee,
            Current = current,
            ForOther = OtherPerson.Asked(context.Request) && current.Counts,
            Draft = new DraftNotices(campaign, invitee, current, sent.Texts).Of(kept, sent.Typed),
            Conflict = AnswerRows.Changed(current, sent.Typed.Contact.Email ?? "", changed, campaign.Definition, sent.Texts),
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

    /// <summary>Too late to be sent; what was typed is kept all the same, so that nobody has to write it twice.</summary>
    public async Task<IResult> ClosedAsync(HttpContext context, LinkToken link, SentForm sent, Campaign campaign)
    {
        var found = await answering.FindAsync(link, context.RequestAborted);
        var kept = found is var (_, invitee, current) ? await KeepAsync(context, campaign, invitee, current, sent) : new DraftOutcome.Discarded();
        var typed = sent.IsBulletin ? TypedRows.Of(sent.Typed, campaign.Definition, sent.Texts) : [];
        return await notices.ClosedAsync(
            context, sent.Texts, campaign, found?.Invitee.LateUntil, found?.Invitee.Slot.Zone, typed, isKept: sent.IsBulletin && kept is DraftOutcome.Saved);
    }

    private Task EndDraftAsync(Invitee invitee, SentForm sent, bool changed, CancellationToken cancellationToken)
    {
        if (!changed)
            return drafts.EndAsync(invitee, cancellationToken);

        return sent.Typed.Draft.Length > 0 ? drafts.DiscardAsync(invitee, sent.Typed.Draft, cancellationToken) : Task.CompletedTask;
    }

    private Task<DraftOutcome> KeepAsync(HttpContext context, Campaign campaign, Invitee invitee, Registration? current, SentForm sent) =>
        drafts.KeepAsync(campaign, invitee, current, sent, context.ReceivedAt(), context.RequestAborted);

    private static int StatusOf(DraftOutcome kept) => kept switch
    {
        DraftOutcome.Saved or DraftOutcome.Discarded => StatusCodes.Status200OK,
        DraftOutcome.Changed => StatusCodes.Status409Conflict,
        DraftOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => throw new InvalidOperationException($"Unknown outcome {kept}."),
    };
}
