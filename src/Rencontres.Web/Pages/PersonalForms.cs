using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>The personal form as it was typed, shown again. It is not sent, so it is kept as a draft.</summary>
internal sealed class PersonalForms(PageWriter writer, Notices notices, Answering answering, StaleAnswers stale, PersonalDrafts drafts)
{
    /// <summary>With what is wrong with it.</summary>
    public async Task<IResult> FormAsync(
        HttpContext context, LinkToken link, SentForm sent, IReadOnlyList<FieldFault>? faults = null, int faulty = StatusCodes.Status400BadRequest, string focus = "")
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, current))
            return await notices.NotValidAsync(context);

        var kept = await KeepAsync(context, campaign, invitee, current, sent);
        var form = Form(campaign, invitee, current, sent, kept) with { Faults = faults ?? [], Focus = focus, Status = faults is null ? StatusOf(kept) : faulty };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    /// <summary>Another person's answer stands, and it was not said what becomes of it.</summary>
    public Task<IResult> SecondAsync(HttpContext context, LinkToken link, SentForm sent) =>
        FormAsync(context, link, sent, [SecondQuestion.Unanswered], StatusCodes.Status409Conflict);

    /// <summary>Asks about addresses that look mistyped.</summary>
    public async Task<IResult> AskingAsync(
        HttpContext context, Campaign campaign, Invitee invitee, Registration? current, SentForm sent, MailQuestions questions)
    {
        // Not 200, which would say that the answer is stored, and not 400, for nothing is wrong with it.
        var kept = await KeepAsync(context, campaign, invitee, current, sent);
        var form = Form(campaign, invitee, current, sent, kept) with
        {
            Typed = questions.Asking,
            Mails = questions,
            Status = StatusCodes.Status422UnprocessableEntity,
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    /// <summary>Shows what somebody else has stored beside what was typed; sending again then replaces it knowingly.</summary>
    public async Task<IResult> ConflictAsync(HttpContext context, LinkToken link, SentForm sent, Registration current, Answer? typed)
    {
        if (await answering.FindAsync(link, context.RequestAborted) is not var (campaign, invitee, _))
            return await notices.NotValidAsync(context);

        // With the revision it was begun on: whoever comes back to it without having seen this page is shown the conflict then.
        var kept = await KeepAsync(context, campaign, invitee, current, sent);
        var changed = await stale.ChangedAsync(current, sent.Typed.Revision, typed, context.RequestAborted);
        var form = Form(campaign, invitee, current, sent, kept) with
        {
            Typed = sent.Typed with { Revision = current.Revision },
            Conflict = AnswerRows.Changed(current, sent.Typed.Contact.Email ?? "", changed, campaign.Definition, sent.Texts),
            Status = StatusCodes.Status409Conflict,
        };
        return await writer.WriteAsync(context, sent.Texts, form.ToPage(sent.Texts));
    }

    /// <summary>Why the answer or withdrawal was not taken, where the form itself cannot mend it.</summary>
    public async Task<IResult> RefusalAsync(HttpContext context, LinkToken link, SentForm sent, AnswerOutcome outcome) => outcome switch
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

    public Task<DraftOutcome> KeepAsync(HttpContext context, Campaign campaign, Invitee invitee, Registration? current, SentForm sent) =>
        drafts.KeepAsync(campaign, invitee, current, sent, context.ReceivedAt(), context.RequestAborted);

    private static BulletinFormPage Form(Campaign campaign, Invitee invitee, Registration? current, SentForm sent, DraftOutcome kept) => new(campaign, sent.Typed)
    {
        Invitee = invitee,
        Current = current,
        ForOther = sent.ForOther && current is { Counts: true },
        Draft = new DraftNotices(campaign, invitee, current, sent.Texts).Of(kept, sent.Typed),
    };

    private static int StatusOf(DraftOutcome kept) => kept switch
    {
        DraftOutcome.Saved or DraftOutcome.Discarded => StatusCodes.Status200OK,
        DraftOutcome.Changed => StatusCodes.Status409Conflict,
        DraftOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => throw new InvalidOperationException($"Unknown outcome {kept}."),
    };
}
