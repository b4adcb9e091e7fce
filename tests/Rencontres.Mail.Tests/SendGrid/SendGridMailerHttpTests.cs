using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.SendGrid;

/// <summary>The real client over real sockets.</summary>
public sealed class SendGridMailerHttpTests
{
    private const string AcceptedReply = "HTTP/1.1 202 Accepted\nX-Message-Id: abc.123\nContent-Length: 0\nConnection: close\n\n";

    [Fact]
    public async Task An_accepted_batch_is_one_request_that_SendGrid_understands()
    {
        await using var server = new RawServer(AcceptedReply);
        using var mailer = Mailer(server.Host);

        var outcome = await mailer.SendAsync(Batches.Of(Batches.Recipient("nancy"), Batches.Recipient("tours")), () => true, CancellationToken.None);

        Assert.Equal(new SendOutcome.Accepted("abc.123"), outcome);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /v3/mail/send HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer SG.key", request, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(request[request.IndexOf('{', StringComparison.Ordinal)..]);
        var second = json.RootElement.GetProperty("personalizations")[1];
        Assert.Equal("relations@tours.example", second.GetProperty("to")[0].GetProperty("email").GetString());
        Assert.Equal("Ville de tours <&>", second.GetProperty("substitutions").GetProperty("rqname0").GetString());
        Assert.Equal("id-tours", second.GetProperty("custom_args").GetProperty("mail").GetString());
        Assert.Equal("<https://example.org/u/tours>", second.GetProperty("headers").GetProperty("List-Unsubscribe").GetString());
        Assert.False(json.RootElement.GetProperty("tracking_settings").GetProperty("open_tracking").GetProperty("enable").GetBoolean());
    }

    [Fact]
    public async Task A_server_error_is_unknown_and_is_not_posted_again()
    {
        await using var server = new RawServer("HTTP/1.1 503 Service Unavailable\nContent-Length: 0\nConnection: close\n\n");
        using var mailer = Mailer(server.Host);

        var outcome = await mailer.SendAsync(Batches.One(), () => true, CancellationToken.None);

        Assert.IsType<SendOutcome.Unknown>(outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_connection_means_not_sent()
    {
        using var mailer = Mailer($"http://127.0.0.1:{FreePort()}");

        var outcome = await mailer.SendAsync(Batches.One(), () => true, CancellationToken.None);

        Assert.Null(Assert.IsType<SendOutcome.TryLater>(outcome).Rest);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_tls_means_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var mailer = Mailer($"https://{listener.LocalEndpoint}");

        var sending = mailer.SendAsync(Batches.One(), () => true, CancellationToken.None);
        using (var socket = await listener.AcceptSocketAsync())
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());

        Assert.IsType<SendOutcome.TryLater>(await sending);
    }

    [Fact]
    public async Task A_connection_cut_after_the_request_is_unknown()
    {
        await using var server = new RawServer(socket =>
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
            return Task.CompletedTask;
        });
        using var mailer = Mailer(server.Host);

        var outcome = await mailer.SendAsync(Batches.One(), () => true, CancellationToken.None);

        Assert.IsType<SendOutcome.Unknown>(outcome);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_reply_that_breaks_off_is_unknown()
    {
        await using var server = new RawServer("HTTP/1.1 202 Acc");
        using var mailer = Mailer(server.Host);

        Assert.IsType<SendOutcome.Unknown>(await mailer.SendAsync(Batches.One(), () => true, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_reply_within_the_time_out_is_unknown()
    {
        var time = new FakeTimeProvider();
        var received = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        await using var server = new RawServer(_ =>
        {
            received.SetResult();
            return never.Task;
        });
        using var mailer = SendGridMailer.Create(Options(server.Host), time);
        var sending = mailer.SendAsync(Batches.One(), () => true, CancellationToken.None);
        await received.Task;

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Contains("No reply within 00:00:30", Assert.IsType<SendOutcome.Unknown>(await sending).Reason, StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public async Task Cancelling_while_the_request_is_under_way_is_unknown()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = new RawServer(_ => cancellation.CancelAsync());
        using var mailer = Mailer(server.Host);

        Assert.IsType<SendOutcome.Unknown>(await mailer.SendAsync(Batches.One(), () => true, cancellation.Token));
    }

    [Fact]
    public async Task Cancelling_before_sends_nothing()
    {
        await using var server = new RawServer(AcceptedReply);
        using var mailer = Mailer(server.Host);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailer.SendAsync(Batches.One(), () => true, new CancellationToken(true)));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_not_taken_for_acceptance()
    {
        await using var server = new RawServer("HTTP/1.1 302 Found\nLocation: /elsewhere\nContent-Length: 0\nConnection: close\n\n");
        using var mailer = Mailer(server.Host);

        Assert.IsType<SendOutcome.NotAuthorised>(await mailer.SendAsync(Batches.One(), () => true, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    private static SendGridMailer Mailer(string host) => SendGridMailer.Create(Options(host), TimeProvider.System);

    private static SendGridOptions Options(string host) => new() { Key = "SG.key", Host = host };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
