using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>The outbox for people: which mails left, and each as its reader sees it. Needs no script.</summary>
internal sealed class OutboxPages(LocalSendGridOptions options, MailJournal journal, AttachmentStore attachments)
{
    private const string PdfType = "application/pdf";
    private const string HtmlType = "text/html; charset=utf-8";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (RequestDelegate)(context =>
        {
            context.Response.Redirect("/outbox");
            return Task.CompletedTask;
        }));
        routes.MapGet("/outbox", (RequestDelegate)ShowListAsync);
        routes.MapGet("/outbox/{number:long}", (RequestDelegate)ShowMailAsync);
        routes.MapGet("/outbox/{number:long}/attachments/{position:int}", (RequestDelegate)ShowAttachmentAsync);
    }

    private Task ShowListAsync(HttpContext context)
    {
        var to = context.Request.Query["to"].ToString().Trim();
        if (!long.TryParse(context.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            before = long.MaxValue;
        var numbers = journal.Index.Before(before, to.Length == 0 ? null : to, MailList.PageSize + 1);
        var mails = numbers.Take(MailList.PageSize).Select(number => (number, KeptMailJson.Read(journal.ReadLine(number)!)));
        var (isFirst, hasOlder) = (before == long.MaxValue, numbers.Count > MailList.PageSize);
        var list = new MailList(options.OutboxTitle, journal.Index.Count, to, isFirst, hasOlder);
        return WriteAsync(context, OutboxLayout.StrictPolicy, OutboxLayout.Page(options.OutboxTitle, list.Show([.. mails])));
    }

    private Task ShowMailAsync(HttpContext context) => Find(context) is var (number, mail)
        ? WriteAsync(context, OutboxLayout.MailPolicy, OutboxLayout.Page($"{mail.Subject} – {options.OutboxTitle}", MailView.Show(number, mail)))
        : NotFoundAsync(context);

    private Task ShowAttachmentAsync(HttpContext context)
    {
        if (Find(context) is not var (_, mail) || !OutboxRoute.TryNumber(context, "position", out var position) || position >= mail.Attachments.Count)
            return NotFoundAsync(context);

        var attachment = mail.Attachments[(int)position];
        // Only what a browser shows without running anything is shown; the rest is for the disk.
        var isShown = attachment.Type is PdfType or "text/plain" or "image/png" or "image/jpeg";
        AddSafeguards(context.Response, attachment.Type == PdfType ? OutboxLayout.PdfPolicy : OutboxLayout.FilePolicy);
        context.Response.ContentType = isShown ? attachment.Type : "application/octet-stream";
        var disposition = isShown ? "inline" : "attachment";
        context.Response.Headers.ContentDisposition = $"{disposition}; filename*=UTF-8''{Uri.EscapeDataString(attachment.Name)}";
        return context.Response.SendFileAsync(attachments.PathOf(attachment), context.RequestAborted);
    }

    private (long Number, KeptMail Mail)? Find(HttpContext context) =>
        OutboxRoute.TryNumber(context, "number", out var number) && journal.ReadLine(number) is { } line ? (number, KeptMailJson.Read(line)) : null;

    private static Task WriteAsync(HttpContext context, string policy, Html page)
    {
        AddSafeguards(context.Response, policy);
        context.Response.ContentType = HtmlType;
        return context.Response.WriteAsync(page.Markup, context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        var content = Html.Of($"""<h1>Page introuvable</h1><p>Ce message n’existe pas. <a href="/outbox">Voir tous les messages</a></p>""");
        return WriteAsync(context, OutboxLayout.StrictPolicy, OutboxLayout.Page("Page introuvable", content));
    }

    private static void AddSafeguards(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
    }
}
