using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rencontres.Standalone.LocalSendGrid.Journal;

namespace Rencontres.Standalone.LocalSendGrid.Outbox;

/// <summary>The outbox for tests and scripts. A mail is its line of the journal with its <c>number</c> put in front, or, as <c>.eml</c>, the message.</summary>
internal static class OutboxApi
{
    private const int UsualTake = 100;
    private const int MostTake = 1000;

    public static void Map(IEndpointRouteBuilder routes, MailJournal journal, AttachmentStore attachments)
    {
        routes.MapGet("/outbox/mails", (RequestDelegate)(context => WriteMailsAsync(context, journal)));
        routes.MapGet("/outbox/mails/{number:long}.eml", (RequestDelegate)(context => WriteMessageAsync(context, journal, attachments)));
        routes.MapGet("/outbox/mails/{number:long}", (RequestDelegate)(context => WriteMailAsync(context, journal)));
    }

    private static async Task WriteMailsAsync(HttpContext context, MailJournal journal)
    {
        if (!TryNumber(context, "after", 0, out var after) || !TryNumber(context, "take", UsualTake, out var take))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var to = context.Request.Query["to"].ToString();
        var numbers = journal.Index.After(after, to.Length == 0 ? null : to, (int)Math.Min(take, MostTake));
        context.Response.ContentType = "application/json";
        await WriteAsync(context, $$"""{"total":{{journal.Index.Count}},"mails":[""");
        foreach (var number in numbers)
        {
            if (number != numbers[0])
                await WriteAsync(context, $",");
            await WriteLineAsync(context, number, journal.ReadLine(number)!);
        }

        await WriteAsync(context, $"]}}");
    }

    private static async Task WriteMailAsync(HttpContext context, MailJournal journal)
    {
        if (!OutboxRoute.TryNumber(context, "number", out var number) || journal.ReadLine(number) is not { } line)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json";
        await WriteLineAsync(context, number, line);
    }

    private static async Task WriteMessageAsync(HttpContext context, MailJournal journal, AttachmentStore attachments)
    {
        if (!OutboxRoute.TryNumber(context, "number", out var number) || journal.ReadLine(number) is not { } line)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var message = MimeMail.Of(KeptMailJson.Read(line), attachments);
        context.Response.ContentType = "message/rfc822";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{number}.eml\"");
        await message.WriteToAsync(MimeMail.OnTheWire, context.Response.Body, context.RequestAborted);
    }

    private static async Task WriteLineAsync(HttpContext context, long number, byte[] line)
    {
        await WriteAsync(context, $$"""{"number":{{number}},""");
        await context.Response.Body.WriteAsync(line.AsMemory(1), context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, FormattableString json) =>
        context.Response.WriteAsync(FormattableString.Invariant(json), context.RequestAborted);

    private static bool TryNumber(HttpContext context, string name, long usual, out long number)
    {
        number = usual;
        var given = context.Request.Query[name].ToString();
        return given.Length == 0 || long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
