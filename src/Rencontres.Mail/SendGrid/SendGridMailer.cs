using Rencontres.Core.Mail;
using SendGrid;

namespace Rencontres.Mail.SendGrid;

/// <summary>
/// Posts batches to SendGrid. A call posts at most once and never again by itself: a lost reply may follow acceptance, and SendGrid
/// knows no idempotency key.
/// </summary>
internal sealed class SendGridMailer : IDisposable
{
    private readonly ISendGridClient _client;
    private readonly HttpClient? _http;
    private readonly SendGridOptions _options;
    private readonly TimeProvider _time;

    internal SendGridMailer(ISendGridClient client, SendGridOptions options, TimeProvider time, HttpClient? http = null)
    {
        _client = client;
        _options = options;
        _time = time;
        _http = http;
    }

    /// <summary>A mailer with connections of its own, for the life of the process.</summary>
    /// <param name="options">Settings without faults (<see cref="SendGridOptionsCheck"/>).</param>
    /// <param name="time">Measures the time-out, and what is left of a <c>Retry-After</c> that gives a date.</param>
    public static SendGridMailer Create(SendGridOptions options, TimeProvider time)
    {
        // Our own HttpClient, because the one that the SDK makes comes with a handler that posts again. A redirected POST would come
        // back as a GET and look like a success.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var http = new HttpClient(new PostingGuard(handler)) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = options.Key, Host = options.Host, HttpErrorAsException = false });
        return new SendGridMailer(client, options, time, http);
    }

    /// <summary>
    /// Posts a batch once, and nothing of it once it may not be posted any more. Every end of it is an outcome, also a time-out and a cancellation while the request is under way (both
    /// <see cref="SendOutcome.Unknown"/>).
    /// </summary>
    /// <param name="mayPost">Asked until the last byte is out.</param>
    /// <exception cref="OperationCanceledException">Cancelled before the call, so that nothing was sent.</exception>
    public async Task<SendOutcome> SendAsync(OutgoingBatch batch, Func<bool> mayPost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!mayPost())
            return SendOutcome.TryLater.HeldUp;

        var sandbox = _options.Sandbox || batch.Sandbox;
        PostingGuard.Ask(mayPost);
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var response = await _client.SendEmailAsync(SendGridMessages.From(batch, sandbox), either.Token);
            return await SendGridReplies.OutcomeAsync(response, sandbox, _time.GetUtcNow(), either.Token);
        }
        catch (Exception failure) when (PostingGuard.Stopped(failure))
        {
            return SendOutcome.TryLater.HeldUp;
        }
        catch (HttpRequestException failure)
        {
            return SendGridReplies.Outcome(failure);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Unknown(timeout.IsCancellationRequested
                ? $"No reply within {_options.Timeout:c}."
                : "Cancelled while the request was under way.");
        }
        catch (Exception failure)
        {
            // Whatever it is, it came after posting began.
            return new SendOutcome.Unknown($"The request failed ({failure.GetType().Name}).");
        }
    }

    public void Dispose() => _http?.Dispose();
}
