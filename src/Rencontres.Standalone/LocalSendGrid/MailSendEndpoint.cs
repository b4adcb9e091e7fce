using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Rencontres.Standalone.LocalSendGrid.Delivery;
using Rencontres.Standalone.LocalSendGrid.Faults;
using Rencontres.Standalone.LocalSendGrid.Journal;
using Rencontres.Standalone.LocalSendGrid.Requests;

namespace Rencontres.Standalone.LocalSendGrid;

/// <summary><c>POST /v3/mail/send</c>: first who asks and in what form, then the trouble that such a request meets, then SendGrid's rules.</summary>
/// <param name="trouble">What a request to those recipients meets; null: nothing.</param>
/// <param name="accepted">Called when mails were kept.</param>
internal sealed class MailSendEndpoint(
    LocalSendGridOptions options,
    MailJournal journal,
    AttachmentStore attachments,
    Func<IEnumerable<string>, FaultStep?> trouble,
    RequestCounts counts,
    Action accepted,
    CancellationToken stopping)
{
    private readonly RateWindow window = new(options.RequestsPerMinute, options.Clock);
    private readonly byte[] authorization = Encoding.UTF8.GetBytes($"Bearer {options.Key}");

    public async Task HandleAsync(HttpContext context)
    {
        counts.AddReceived();
        if (!IsAuthorized(context.Request))
            await SendGridAnswer.Unauthorized.WriteAsync(context);
        else if (!context.Request.HasJsonContentType())
            await SendGridAnswer.UnsupportedMediaType("Content-Type should be application/json.").WriteAsync(context);
        else if (await RequestBody.ReadAsync(context.Request, context.RequestAborted) is not { } body)
            await SendGridAnswer.WriteTooLargeAsync(context);
        else if (SendGridAnswer.AddRateLimit(context, window.Take()) is { IsWithin: false } limit)
            await SendGridAnswer.Fault(StatusCodes.Status429TooManyRequests, limit.Wait).WriteAsync(context);
        else if (!Utf8.IsValid(body.Span))
            await SendGridAnswer.UnsupportedMediaType("Invalid UTF8 in request").WriteAsync(context);
        else
            await HandleAsync(context, body);
    }

    private async Task HandleAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (!TryRead(body, out var request, out var errors))
        {
            await SendGridAnswer.BadRequest.WriteAsync(context);
            return;
        }

        var step = trouble(request.Recipients.Select(recipient => recipient.Address).OfType<string>());
        if (step is null)
            await (await AnswerAsync(request, errors)).WriteAsync(context);
        else
            await PlayAsync(step, request, errors, context);
    }

    private async Task PlayAsync(FaultStep step, MailSendRequest request, RequestErrors errors, HttpContext context)
    {
        await Task.Delay(step.DelayMs, stopping);
        var answer = step.HidesTheAnswer && step.Accept != true ? null : await AnswerAsync(request, errors);
        if (step.HidesTheAnswer && answer is { Status: StatusCodes.Status202Accepted })
            counts.AddLostReply();

        if (step.Hang)
            await HangAsync(context);
        else if (step.Reset)
            context.Abort();
        else if (step.Reply is { } status && answer is not { Status: StatusCodes.Status400BadRequest })
            await SendGridAnswer.Fault(status, step.RetryAfter).WriteAsync(context);
        else
            await answer!.WriteAsync(context);
    }

    private async Task HangAsync(HttpContext context)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, over.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Abort();
    }

    private async Task<SendGridAnswer> AnswerAsync(MailSendRequest request, RequestErrors errors)
    {
        var now = options.Clock.GetUtcNow();
        new MailSendRules(now).Check(request, errors);
        if (errors.Any)
            return new SendGridAnswer(StatusCodes.Status400BadRequest, errors.ToAnswer());
        if (request.Settings.SandboxMode)
            return new SendGridAnswer(StatusCodes.Status200OK);

        var messageId = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var kept = await attachments.KeepAsync(request.Attachments);
        await journal.AppendAsync(new DeliveredMails(request, kept, messageId, now).ToList());
        counts.AddAccepted();
        accepted();
        return SendGridAnswer.Accepted(messageId);
    }

    private bool IsAuthorized(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), authorization);

    private static bool TryRead(ReadOnlyMemory<byte> body, out MailSendRequest request, out RequestErrors errors)
    {
        errors = new RequestErrors();
        request = null!;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;

            request = MailSendReader.Read(document.RootElement, errors);
            return true;
        }
        // The second is a text that ends within a pair of surrogates.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
