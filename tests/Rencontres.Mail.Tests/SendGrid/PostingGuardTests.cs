using System.Globalization;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.SendGrid;

/// <summary>The lease is looked at until the last byte is out, over real sockets.</summary>
public sealed class PostingGuardTests
{
    private const string AcceptedReply = "HTTP/1.1 202 Accepted\nX-Message-Id: abc.123\nContent-Length: 0\nConnection: close\n\n";

    [Fact]
    public async Task A_lease_that_has_ended_before_posts_nothing()
    {
        await using var server = new RawServer(AcceptedReply);
        using var mailer = Mailer(server.Host);

        Assert.Equal(SendOutcome.TryLater.HeldUp, await mailer.SendAsync(Large(), () => false, CancellationToken.None));

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_lease_that_ends_while_the_body_is_written_leaves_a_request_that_is_not_whole(int asked)
    {
        await using var server = new RawServer(AcceptedReply);
        using var mailer = Mailer(server.Host);
        var left = asked;

        var outcome = await mailer.SendAsync(Large(), () => left-- > 0, CancellationToken.None);

        Assert.Equal(SendOutcome.TryLater.HeldUp, outcome);
        var broken = await server.Broken.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(broken.Length < LengthOf(broken), "The whole request arrived.");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_lease_that_lasts_lets_a_large_body_through_unchanged()
    {
        await using var server = new RawServer(AcceptedReply);
        using var mailer = Mailer(server.Host);
        var asked = 0;

        var outcome = await mailer.SendAsync(Large(), () => ++asked > 0, CancellationToken.None);

        Assert.Equal(new SendOutcome.Accepted("abc.123"), outcome);
        Assert.EndsWith("}", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.InRange(asked, 60, 80);
    }

    [Fact]
    public async Task A_mail_that_was_held_up_does_not_hold_up_the_next_one()
    {
        await using var server = new RawServer(AcceptedReply);
        using var mailer = Mailer(server.Host);
        var left = 2;
        await mailer.SendAsync(Large(), () => left-- > 0, CancellationToken.None);

        Assert.Equal(new SendOutcome.Accepted("abc.123"), await mailer.SendAsync(Large(), () => true, CancellationToken.None));
    }

    private static SendGridMailer Mailer(string host) => SendGridMailer.Create(new SendGridOptions { Key = "SG.key", Host = host }, TimeProvider.System);

    /// <summary>A mebibyte, so that it goes in many pieces.</summary>
    private static OutgoingBatch Large() =>
        new(new Sender("rencontres@organisateur.example", "Cites Unies France"), "Objet", new string('x', 1024 * 1024), "<p>Texte</p>", [Batches.Recipient("nancy")]);

    /// <summary>As its head says; more than any, if not even that arrived.</summary>
    private static int LengthOf(string request) =>
        request.Split('\n').FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)
            : int.MaxValue;
}
