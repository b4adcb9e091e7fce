using System.Text.Json;
using Rencontres.Standalone.LocalSendGrid.Events;
using SendGrid.Helpers.EventWebhook;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class EventTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_has_SendGrids_members_and_the_mails_arguments()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        var reply = await sendGrid.SendAsync(Messages.To("mairie@nancy.example").With(message =>
        {
            message.Categories = ["rencontres", "invitation"];
            message.CustomArgs = new() { ["mail"] = "42", ["attempt"] = "é", ["event"] = "open" };
        }));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        var told = webhook.Events;
        Assert.Equal(["processed", "delivered"], told.Select(one => one.Kind()));
        Assert.Equal(
            "email,timestamp,smtp-id,event,category,sg_event_id,sg_message_id,mail,attempt",
            string.Join(',', told[0].EnumerateObject().Select(member => member.Name)));
        Assert.Equal("mairie@nancy.example", told[0].Text("email"));
        Assert.Equal(SendGridDriver.Clock.GetUtcNow().ToUnixTimeSeconds(), told[0].GetProperty("timestamp").GetInt64());
        Assert.Equal(["rencontres", "invitation"], told[0].GetProperty("category").EnumerateArray().Select(category => category.GetString()));
        Assert.StartsWith($"{reply.Header("X-Message-Id")}.recvd-", told[0].Text("sg_message_id"), StringComparison.Ordinal);
        Assert.Equal(("42", "é"), (told[0].Text("mail"), told[0].Text("attempt")));
        Assert.Equal("250 OK", told[1].Text("response"));
        Assert.NotEqual(told[0].Text("sg_event_id"), told[1].Text("sg_event_id"));
    }

    [Fact]
    public async Task A_members_name_belongs_to_SendGrid_where_it_uses_it()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@slow.example").With(message => message.CustomArgs = new() { ["attempt"] = "x7" }));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal(["x7", "1", "2", "x7"], webhook.Events.Select(told => told.Text("attempt")));
    }

    [Fact]
    public async Task A_post_is_signed_over_its_raw_body()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.ToMany(3));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        var post = Assert.Single(webhook.Posts);
        var key = sendGrid.Server.WebhookKey;
        Assert.True(post.IsSignedFor(key));
        Assert.False((post with { Timestamp = post.Timestamp + "0" }).IsSignedFor(key));
        Assert.False((post with { Body = JsonSerializer.SerializeToUtf8Bytes(post.Events) }).IsSignedFor(key));
        // By the machine's clock: receivers refuse what is old, whatever the campaign's clock says.
        Assert.InRange(long.Parse(post.Timestamp, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Equal("application/json; charset=utf-8", post.ContentType);
    }

    [Fact]
    public async Task SendGrids_own_validator_takes_the_key_and_the_signature()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("mairie@nancy.example"));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        var post = Assert.Single(webhook.Posts);
        var validator = new RequestValidator();
        var key = validator.ConvertPublicKeyToECDSA(sendGrid.Server.WebhookKey);
        Assert.True(validator.VerifySignature(key, post.Text, post.Signature, post.Timestamp));
        Assert.False(validator.VerifySignature(key, post.Text + " ", post.Signature, post.Timestamp));
    }

    [Theory]
    [InlineData("a@ville.example", "processed,delivered")]
    [InlineData("a@bounce.example", "processed,bounce")]
    [InlineData("a@BLOCK.example", "processed,bounce")]
    [InlineData("a@drop.example", "dropped")]
    [InlineData("a@slow.example", "processed,deferred,deferred,delivered")]
    [InlineData("a@spam.example", "processed,delivered,spamreport")]
    public async Task The_recipients_domain_decides_what_happens(string address, string kinds)
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To(address));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal(kinds, string.Join(',', webhook.Events.KindsFor(address)));
        Assert.Equal(webhook.Events.Count, webhook.Events.Select(told => told.Text("sg_event_id")).Distinct().Count());
    }

    [Fact]
    public async Task Bounce_block_drop_and_deferral_give_their_reasons()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@bounce.example", "a@block.example", "a@drop.example", "a@slow.example"));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        var (bounce, block) = (Last(webhook, "a@bounce.example", "bounce"), Last(webhook, "a@block.example", "bounce"));
        Assert.Equal(("bounce", "5.1.1"), (bounce.Text("type"), bounce.Text("status")));
        Assert.StartsWith("550 ", bounce.Text("reason"), StringComparison.Ordinal);
        Assert.Equal("blocked", block.Text("type"));
        Assert.Equal("Bounced Address", Last(webhook, "a@drop.example", "dropped").Text("reason"));
        var deferral = Last(webhook, "a@slow.example", "deferred");
        Assert.Equal("2", deferral.Text("attempt"));
        Assert.StartsWith("450 ", deferral.Text("response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_go_by_themselves_a_moment_later()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook, byThemselves: true);

        await sendGrid.SendAsync(Messages.ToMany(20));

        var told = await webhook.WaitForEventsAsync(40);
        Assert.All(Enumerable.Range(1, 20), i => Assert.Equal(["processed", "delivered"], told.KindsFor($"mairie{i}@ville.example")));
        Assert.InRange(webhook.Posts.Count, 2, 20);
    }

    [Fact]
    public async Task Without_a_webhook_events_wait_in_the_journal()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.ToMany(5));

        var before = sendGrid.Server.Events;
        sendGrid.Server.EventsTo(webhook.Address);
        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal(new EventCounts(0, 0, 0, 0, 5), before);
        Assert.Equal(10, webhook.Events.Count);
        Assert.Equal((10L, 0L), (sendGrid.Server.Events.Acknowledged, sendGrid.Server.Events.WaitingMails));
    }

    [Fact]
    public async Task A_large_campaigns_events_go_in_posts_of_hundreds_in_order()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        for (var i = 0; i < 6; i++)
            await sendGrid.SendAsync(Messages.ToMany(1000));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal(12_000, webhook.Events.Count);
        Assert.Equal(24, webhook.Posts.Count);
        Assert.Equal(
            Enumerable.Range(1, 1000).Select(i => $"mairie{i}@ville.example"),
            webhook.Events.Take(2000).Select(told => told.Text("email")).Distinct());
        Assert.All(webhook.Events.GroupBy(told => told.Text("sg_message_id")), mail => Assert.Equal(["processed", "delivered"], mail.Select(told => told.Kind())));
    }

    [Theory]
    [InlineData("ftp://localhost/events")]
    [InlineData("events")]
    public async Task A_webhook_is_an_address_of_the_web(string address)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var fault = Assert.Throws<ArgumentException>(() => sendGrid.Server.EventsTo(new Uri(address, UriKind.RelativeOrAbsolute)));

        Assert.Contains(address, fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => sendGrid.Server.FlushEventsAsync(Cancel));
    }

    private static JsonElement Last(WebhookReceiver webhook, string address, string kind) =>
        webhook.Events.Last(told => told.Text("email") == address && told.Kind() == kind);

    private static async Task<SendGridDriver> StartAsync(WebhookReceiver webhook, bool byThemselves = false)
    {
        var sendGrid = await SendGridDriver.StartAsync(options => options with { EventsGoByThemselves = byThemselves });
        sendGrid.Server.EventsTo(webhook.Address);
        return sendGrid;
    }
}
