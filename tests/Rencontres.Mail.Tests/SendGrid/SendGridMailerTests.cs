using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Rencontres.Mail.Tests.SendGrid;

/// <summary>The table of replies, and what is asked of the vendor's client.</summary>
public sealed class SendGridMailerTests
{
    private static readonly DateTimeOffset Now = new(2023, 8, 21, 7, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly Mock<ISendGridClient> _client = new(MockBehavior.Strict);
    private readonly SendGridOptions _options = new() { Key = "SG.key" };

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(200)]
    [InlineData(204)]
    public async Task Replies_that_leave_it_open_are_unknown(int status) =>
        Assert.IsType<SendOutcome.Unknown>(await SendAsync(status));

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(301)]
    public async Task Replies_that_no_batch_will_get_round_stop_the_wave(int status) =>
        Assert.IsType<SendOutcome.NotAuthorised>(await SendAsync(status, """{"errors":[{"message":"access forbidden","field":null}]}"""));

    [Fact]
    public async Task A_fault_that_all_mails_of_a_request_share_gives_up_no_address()
    {
        var outcome = await SendAsync(400, """{"errors":[{"message":"The from address is missing","field":"from.email"},{"message":"empty","field":"content.0.value"}]}""");

        var fault = Assert.IsType<SendOutcome.Unwritable>(outcome);
        Assert.Contains("from.email: The from address is missing", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_of_413_is_too_large() => Assert.IsType<SendOutcome.TooLarge>(await SendAsync(413));

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Mon, 21 Aug 2023 07:05:00 GMT", 300)]
    [InlineData("Retry-After", "Mon, 21 Aug 2023 06:00:00 GMT", 0)]
    [InlineData("X-RateLimit-Reset", "1692601230", 30)]
    [InlineData("X-RateLimit-Reset", "soon", null)]
    [InlineData("X-Other", "1", null)]
    public async Task A_reply_of_429_says_how_long_to_wait(string header, string value, int? seconds)
    {
        var outcome = await SendAsync(429, headers: [(header, value)]);

        Assert.Equal(seconds, Assert.IsType<SendOutcome.TryLater>(outcome).Rest?.TotalSeconds);
    }

    [Theory]
    [InlineData("0", "1692601230", 30)]
    [InlineData("0", "1692601100", 0)]
    [InlineData("0", "soon", null)]
    [InlineData("1", "1692601230", null)]
    [InlineData("many", "1692601230", null)]
    public async Task The_last_batch_that_may_go_for_now_says_how_long_to_rest(string remaining, string reset, int? seconds)
    {
        var outcome = await SendAsync(202, headers: [("X-RateLimit-Remaining", remaining), ("X-RateLimit-Reset", reset)]);

        Assert.Equal(seconds, Assert.IsType<SendOutcome.Accepted>(outcome).Rest?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.3.to.0.email","help":"x"}]}""", 3)]
    [InlineData("""{"errors":[{"message":"a","field":"personalizations.12.to"},{"message":"b","field":"personalizations.12.headers"}]}""", 12)]
    [InlineData("""{"errors":[{"message":"a","field":"personalizations.1.to"},{"message":"b","field":"personalizations.2.to"}]}""", null)]
    [InlineData("""{"errors":[{"message":"a","field":"personalizations.1.to"},{"message":"b","field":"from.email"}]}""", null)]
    [InlineData("""{"errors":[{"message":"a","field":null}, 3]}""", null)]
    [InlineData("""{"errors":"x"}""", null)]
    [InlineData("[]", null)]
    [InlineData("<html>bad</html>", null)]
    [InlineData("", null)]
    public async Task A_reply_of_400_names_the_recipient_at_fault(string body, int? index)
    {
        var refused = Assert.IsType<SendOutcome.Refused>(await SendAsync(400, body));

        Assert.Equal(index, refused.Index);
        Assert.StartsWith("400", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_of_a_refusal_is_the_services()
    {
        var outcome = await SendAsync(400, """{"errors":[{"message":"too many","field":"personalizations"},{"message":"bad","field":null}]}""");

        Assert.Equal(new SendOutcome.Refused("400 BadRequest: personalizations: too many · bad", null), outcome);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.Unknown, false)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.InvalidResponse, false)]
    [InlineData(HttpRequestError.ProxyTunnelError, false)]
    [InlineData(HttpRequestError.HttpProtocolError, false)]
    public async Task Only_what_failed_before_sending_counts_as_not_sent(HttpRequestError error, bool notSent)
    {
        _client.Setup(client => client.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new HttpRequestException(error, "secret@nancy.example"));

        var outcome = await Mailer().SendAsync(Batches.One(), () => true, CancellationToken.None);

        Assert.Equal(notSent, outcome is SendOutcome.TryLater);
        Assert.Equal(!notSent, outcome is SendOutcome.Unknown);
        Assert.DoesNotContain("secret", outcome.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_exception_of_the_vendor_leaves_the_adapter()
    {
        _client.Setup(client => client.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IOException("x"));

        Assert.IsType<SendOutcome.Unknown>(await Mailer().SendAsync(Batches.One(), () => true, CancellationToken.None));
    }

    [Fact]
    public async Task A_request_switches_tracking_off_and_carries_each_recipients_headers()
    {
        var batch = new OutgoingBatch(new Sender("a@example.org", "CUF"), "S", "T", "H",
            [Batches.Recipient("nancy"), new OutgoingRecipient("x@example.org", "X", new Dictionary<string, string>())])
        {
            ReplyTo = "r@example.org",
            Categories = ["invitation"],
            Attachments = [new OutgoingAttachment("a.pdf", "application/pdf", new byte[] { 1, 2, 3 })],
        };

        await SendAsync(202, batch: batch);

        var message = Sent();
        Assert.False(message.TrackingSettings.OpenTracking.Enable);
        Assert.False(message.TrackingSettings.ClickTracking.Enable);
        Assert.False(message.TrackingSettings.ClickTracking.EnableText);
        Assert.False(message.TrackingSettings.SubscriptionTracking.Enable);
        Assert.Null(message.MailSettings);
        Assert.Equal("r@example.org", message.ReplyTo.Email);
        Assert.Equal(["invitation"], message.Categories);
        var attachment = Assert.Single(message.Attachments);
        Assert.Equal(
            ("a.pdf", "application/pdf", "AQID", "attachment"),
            (attachment.Filename, attachment.Type, attachment.Content, attachment.Disposition));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Auto-Submitted"] = "auto-generated",
                ["List-Unsubscribe"] = "<https://example.org/u/nancy>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            },
            message.Personalizations[0].Headers);
        Assert.Equal(["Auto-Submitted"], message.Personalizations[1].Headers.Keys);
        Assert.Equal("X", Assert.Single(message.Personalizations[1].Tos).Name);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task In_the_sandbox_a_200_is_acceptance(bool option, bool batch)
    {
        _options.Sandbox = option;

        var outcome = await SendAsync(200, batch: Batches.One() with { Sandbox = batch });

        Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.True(Sent().MailSettings.SandboxMode.Enable);
    }

    private async Task<SendOutcome> SendAsync(
        int status, string? body = null, (string Name, string Value)[]? headers = null, OutgoingBatch? batch = null)
    {
        using var reply = new HttpResponseMessage((HttpStatusCode)status) { Content = body is null ? null : new StringContent(body, Encoding.UTF8) };
        foreach (var (name, value) in headers ?? [])
            reply.Headers.TryAddWithoutValidation(name, value);
        _client.Setup(client => client.SendEmailAsync(It.IsAny<SendGridMessage>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Response(reply.StatusCode, body is null ? null : reply.Content, reply.Headers));
        return await Mailer().SendAsync(batch ?? Batches.One(), () => true, CancellationToken.None);
    }

    private SendGridMessage Sent() => Assert.IsType<SendGridMessage>(Assert.Single(_client.Invocations).Arguments[0]);

    private SendGridMailer Mailer() => new(_client.Object, _options, _time);
}
