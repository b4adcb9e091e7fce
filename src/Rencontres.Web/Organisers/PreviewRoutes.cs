using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>Shows organisers a mail as it will be, before anybody gets it: on the screen, or in their own mailbox. Its links lead nowhere.</summary>
internal sealed class PreviewRoutes(TemplateRoute route, Previewing previewing, IMailPreviews previews, MailWordings wordings, IInvitees invitees) : IRoutes
{
    /// <summary>Mails bring styles of their own, and nothing else that a browser should do.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("PreviewTemplate", HttpMethods.Get, "/preview", (context, campaign, template) => ShowAsync(context, campaign, template, edited: null)),
        route.Of("PreviewSource", HttpMethods.Post, "/preview", ShowSourceAsync),
        route.Of("SendTestMail", HttpMethods.Post, "/test", SendAsync),
    ];

    private async Task<IResult> ShowSourceAsync(HttpContext context, Campaign campaign, TemplateName template)
    {
        var source = await OrganiserBody.ReadAsync(context, OrganiserBody.SmallDocument);
        var faults = wordings.Faults(template.Name, source);
        return faults.Count > 0 ? OrganiserProblems.Faulty("The template has faults.", faults) : await ShowAsync(context, campaign, template, source);
    }

    private async Task<IResult> ShowAsync(HttpContext context, Campaign campaign, TemplateName template, byte[]? edited)
    {
        var format = context.Request.Query["format"].ToString();
        if (format is not ("" or "json" or "html"))
            return OrganiserProblems.Invalid("format", "Use json or html.");

        var (preview, problem) = await FindAsync(context, campaign, template, edited, context.Request.Query["invitee"].ToString());
        if (preview is null)
            return problem;

        return await previews.WriteAsync(preview, context.RequestAborted) switch
        {
            PreviewOutcome.Written written when format == "html" => Html(context, written),
            PreviewOutcome.Written written => OrganiserJson.Ok(new { written.Subject, written.Text, written.Html }),
            PreviewOutcome.Unwritable unwritable => OrganiserProblems.Unwritable(unwritable.Reason),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private async Task<IResult> SendAsync(HttpContext context, Campaign campaign, TemplateName template)
    {
        var form = await OrganiserBody.ReadJsonAsync<TestMailForm>(context);
        if (form.Recipient(campaign.Definition.Organiser) is not { } to)
            return OrganiserProblems.Invalid("to", $"A test goes to organisers only: {string.Join(", ", TestMailForm.Allowed(campaign.Definition.Organiser))}.");

        var (preview, problem) = await FindAsync(context, campaign, template, edited: null, form.Invitee ?? "");
        return preview is null ? problem : TestMailReplies.Of(await previews.SendTestAsync(preview, to, context.RequestAborted), to);
    }

    /// <param name="code">Of the invitee whose mail it is; empty: the first in that language.</param>
    private async Task<(MailPreview? Preview, IResult Problem)> FindAsync(
        HttpContext context, Campaign campaign, TemplateName template, byte[]? edited, string code)
    {
        Invitee? invitee = null;
        if (code.Length > 0)
        {
            invitee = InviteeId.TryFromCode(code, out var id) ? await invitees.FindAsync(InviteeKey.Of(campaign, id), context.RequestAborted) : null;
            if (invitee is null)
                return (null, OrganiserProblems.NoSuchInvitee);
        }

        return (await previewing.OfAsync(campaign, template.Language, template.Name, edited, invitee, context.RequestAborted), OrganiserProblems.NoSuchWording);
    }

    private static IResult Html(HttpContext context, PreviewOutcome.Written written)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Content(written.Html, "text/html; charset=utf-8");
    }
}
