using System.Net;
using System.Text;
using Rencontres.Standalone.LocalSendGrid.Events;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class LateEventTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailEventKind.Bounce, "bounce")]
    [InlineData(MailEventKind.SpamReport, "spamreport")]
    [InlineData(MailEventKind.Unsubscribe, "unsubscribe")]
    public async Task What_happens_later_is_told_of_the_last_mail_to_an_address(MailEventKind kind, string name)
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        var last = await sendGrid.SendAsync(Messages.To("b@ville.example", "a@ville.example"));
        await sendGrid.Server.FlushEventsAsync(Cancel);

        await sendGrid.Server.SendEventAsync("A@ville.example", kind, Cancel);

        var told = webhook.Events[^1];
        Assert.Equal((name, "a@ville.example"), (told.Kind(), told.Text("email")));
        Assert.StartsWith(last.Header("X-Message-Id"), told.Text("sg_message_id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_twice_it_is_the_same_event()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));

        await sendGrid.Server.SendEventAsync("a@ville.example", MailEventKind.Unsubscribe, Cancel);
        await sendGrid.Server.SendEventAsync("a@ville.example", MailEventKind.Unsubscribe, Cancel);

        Assert.Equal(2, webhook.Events.Count);
        Assert.Single(webhook.Events.Select(told => told.Text("sg_event_id")).Distinct());
    }

    [Fact]
    public async Task Nothing_is_told_of_an_address_without_a_mail()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() => sendGrid.Server.SendEventAsync("a@ville.example", MailEventKind.Bounce, Cancel));

        Assert.Contains("a@ville.example", fault.Message, StringComparison.Ordinal);
        Assert.Empty(webhook.Posts);
    }

    [Fact]
    public async Task Lost_events_are_counted_and_never_come()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.ToMany(3));

        Assert.Equal(HttpStatusCode.NoContent, await ControlAsync(sendGrid, """{"lose":true}"""));
        await sendGrid.Server.FlushEventsAsync(Cancel);
        Assert.Equal(HttpStatusCode.NoContent, await ControlAsync(sendGrid, """{"lose":false}"""));
        await sendGrid.SendAsync(Messages.To("late@ville.example"));
        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.All(webhook.Events, told => Assert.Equal("late@ville.example", told.Text("email")));
        var counts = await sendGrid.GetJsonAsync("outbox/events/count");
        Assert.Equal((6, 2, 0), (counts.GetProperty("lost").GetInt32(), counts.GetProperty("acknowledged").GetInt32(), counts.GetProperty("waitingMails").GetInt32()));
    }

    [Fact]
    public async Task An_event_can_be_ordered_over_HTTP()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));

        var status = await ControlAsync(sendGrid, """{"to":"a@ville.example","event":"spamReport"}""");

        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal(["spamreport"], webhook.Events.Select(told => told.Kind()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"loose":true}""")]
    [InlineData("""{"to":"a@ville.example"}""")]
    [InlineData("""{"to":"a@ville.example","event":"open"}""")]
    [InlineData("""{"to":"nobody@ville.example","event":"bounce"}""")]
    public async Task An_order_that_cannot_be_meant_is_refused(string json)
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);

        var status = await ControlAsync(sendGrid, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.False(sendGrid.Server.LosesEvents);
    }

    private static async Task<SendGridDriver> StartAsync(WebhookReceiver webhook)
    {
        var sendGrid = await SendGridDriver.StartAsync(options => options with { EventsGoByThemselves = false });
        sendGrid.Server.EventsTo(webhook.Address);
        return sendGrid;
    }

    private static async Task<HttpStatusCode> ControlAsync(SendGridDriver sendGrid, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await sendGrid.Http.PostAsync(new Uri("control/events", UriKind.Relative), content, Cancel);
        return response.StatusCode;
    }
}
