using System.Net;
using Rencontres.Standalone.LocalSendGrid.Faults;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class FaultTests
{
    [Fact]
    public async Task Throttled_as_often_as_asked_and_nothing_accepted()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.OrderAsync("""{"script":[{"reply":429,"retryAfter":2,"times":3}]}""");

        var replies = new List<SendGridReply>();
        for (var i = 0; i < 4; i++)
            replies.Add(await sendGrid.SendAsync(Messages.To("a@ville.example")));

        Assert.Equal([429, 429, 429, 202], replies.Select(reply => (int)reply.Status));
        Assert.Equal(("2", "0"), (replies[0].Header("Retry-After"), replies[0].Header("X-RateLimit-Remaining")));
        Assert.Single(await sendGrid.MailsAsync());
    }

    [Theory]
    [InlineData("""{"reply":500}""", 0)]
    [InlineData("""{"reply":503,"accept":false}""", 0)]
    [InlineData("""{"reply":500,"accept":true}""", 1)]
    public async Task A_failure_comes_before_or_after_accepting(string step, int kept)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.OrderAsync($$"""{"script":[{{step}}]}""");

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example"));

        Assert.InRange((int)reply.Status, 500, 503);
        Assert.Equal(kept, (await sendGrid.MailsAsync()).Count);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_is_reset(bool accept, int kept)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        sendGrid.Server.Faults.Enqueue(new FaultStep { Reset = true, Accept = accept });

        await Assert.ThrowsAsync<HttpRequestException>(() => sendGrid.SendAsync(Messages.To("a@ville.example")));

        Assert.Equal(kept, (await sendGrid.MailsAsync()).Count);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task No_answer_until_the_sender_gives_up(bool accept, int kept)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        sendGrid.Server.Faults.Enqueue(new FaultStep { Hang = true, Accept = accept });

        await Assert.ThrowsAsync<TaskCanceledException>(() => sendGrid.SendAsync(Messages.To("a@ville.example"), patience: TimeSpan.FromSeconds(1)));

        Assert.Equal(kept, (await sendGrid.MailsAsync()).Count);
    }

    [Fact]
    public async Task A_slow_answer_is_the_true_one()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.OrderAsync("""{"script":[{"delayMs":300}]}""");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example"));

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.InRange(watch.ElapsedMilliseconds, 290, long.MaxValue);
        Assert.Single(await sendGrid.MailsAsync());
    }

    [Fact]
    public async Task A_server_with_a_hanging_request_stops()
    {
        var sendGrid = await SendGridDriver.StartAsync();
        sendGrid.Server.Faults.Enqueue(new FaultStep { Hang = true });
        var hanging = sendGrid.SendAsync(Messages.To("a@ville.example"));
        SpinWait.SpinUntil(() => sendGrid.Server.Faults.Remaining == 0, TimeSpan.FromSeconds(30));

        await sendGrid.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Steps_are_met_in_order_and_can_be_cleared()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.OrderAsync("""{"script":[{"reply":500},{},{"reply":503,"times":5}]}""");

        var first = await sendGrid.SendAsync(Messages.To("a@ville.example"));
        var second = await sendGrid.SendAsync(Messages.To("b@ville.example"));
        var third = await sendGrid.SendAsync(Messages.To("c@ville.example"));
        using var cleared = await sendGrid.Http.DeleteAsync(new Uri("control", UriKind.Relative), TestContext.Current.CancellationToken);
        var fourth = await sendGrid.SendAsync(Messages.To("d@ville.example"));

        Assert.Equal([500, 202, 503, 202], new[] { first, second, third, fourth }.Select(reply => (int)reply.Status));
        Assert.Equal(["b@ville.example", "d@ville.example"], (await sendGrid.MailsAsync()).Select(mail => mail.To));
    }

    [Fact]
    public async Task A_fault_may_wait_for_one_recipient()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.OrderAsync("""{"script":[{"reply":500}],"matching":"Nancy"}""");

        var other = await sendGrid.SendAsync(Messages.To("mairie@aix.example"));
        var meant = await sendGrid.SendAsync(Messages.To("mairie@aix.example", "mairie@nancy.example"));
        var again = await sendGrid.SendAsync(Messages.To("mairie@nancy.example"));

        Assert.Equal([202, 500, 202], new[] { other, meant, again }.Select(reply => (int)reply.Status));
    }

    [Fact]
    public async Task What_breaks_the_rules_is_refused_and_not_accepted_by_a_fault()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        sendGrid.Server.Faults.Enqueue(new FaultStep { Reply = 500, Accept = true });

        var reply = await sendGrid.SendAsync(Messages.To("nobody"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Empty(await sendGrid.MailsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"script":[{"replay":500}]}""")]
    [InlineData("""{"script":[{"reply":202}]}""")]
    [InlineData("""{"script":[{"reply":429,"accept":true}]}""")]
    [InlineData("""{"script":[{"reply":500,"hang":true}]}""")]
    [InlineData("""{"script":[{"delayMs":5,"accept":false}]}""")]
    [InlineData("""{"script":[{"reply":500},{"reply":500,"times":0}]}""")]
    public async Task An_impossible_script_is_refused_whole(string json)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var status = await sendGrid.ControlAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(0, sendGrid.Server.Faults.Remaining);
    }
}
