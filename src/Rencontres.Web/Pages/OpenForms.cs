using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Pages;

/// <summary>The open form: as it is opened, or as it was typed.</summary>
internal sealed class OpenForms(PageWriter writer, FormGuard guard)
{
    public Task<IResult> NewAsync(HttpContext context, ProductTexts texts, Campaign campaign) =>
        WriteAsync(context, texts, GuardFields.None, new BulletinFormPage(campaign, Prefill.Open(campaign.Definition, texts.Language)));

    public Task<IResult> EditedAsync(HttpContext context, SentForm sent, Campaign campaign, FormEdit edit) =>
        WriteAsync(context, sent.Texts, sent.Guard, new BulletinFormPage(campaign, edit.Typed) { Focus = edit.Focus });

    /// <summary>Once, about addresses that look mistyped.</summary>
    public Task<IResult> AskingAsync(HttpContext context, SentForm sent, Campaign campaign, MailQuestions questions) =>
        WriteAsync(
            context,
            sent.Texts,
            sent.Guard,
            new BulletinFormPage(campaign, questions.Asking) { Mails = questions, Status = StatusCodes.Status422UnprocessableEntity });

    public Task<IResult> FaultyAsync(HttpContext context, SentForm sent, Campaign campaign, IReadOnlyList<FieldFault> faults) =>
        WriteAsync(context, sent.Texts, sent.Guard, new BulletinFormPage(campaign, sent.Typed) { Faults = faults, Status = StatusCodes.Status400BadRequest });

    /// <summary>It is to be sent once more, since a program might have sent it.</summary>
    public Task<IResult> AgainAsync(HttpContext context, SentForm sent, Campaign campaign, GuardVerdict verdict) =>
        NoticeAsync(context, sent, campaign, StatusCodes.Status400BadRequest, sent.Texts.Text(verdict == GuardVerdict.Filled ? "guard_filled" : "guard_again"));

    public Task<IResult> BusyAsync(HttpContext context, SentForm sent, Campaign campaign, int wait)
    {
        context.MustWait(wait);
        return NoticeAsync(context, sent, campaign, StatusCodes.Status429TooManyRequests, sent.Texts.Text("form_too_many", "seconds", wait));
    }

    public Task<IResult> TooManyToConfirmAsync(HttpContext context, SentForm sent, Campaign campaign, Instant from)
    {
        context.MustWaitUntil(from);
        var text = sent.Texts.Text("form_too_many_to_confirm", "limit", ConfirmationQuota.PerDay);
        return NoticeAsync(context, sent, campaign, StatusCodes.Status429TooManyRequests, text);
    }

    private Task<IResult> NoticeAsync(HttpContext context, SentForm sent, Campaign campaign, int status, string notice) =>
        WriteAsync(context, sent.Texts, sent.Guard, new BulletinFormPage(campaign, sent.Typed) { Status = status, Notice = notice });

    private Task<IResult> WriteAsync(HttpContext context, ProductTexts texts, GuardFields sent, BulletinFormPage form)
    {
        var fields = guard.Fields(sent, form.Campaign.Id, context.ReceivedAt(), texts);
        return writer.WriteAsync(context, texts, (form with { Guard = fields }).ToPage(texts));
    }
}
