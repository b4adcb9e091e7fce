using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.LocalSendGrid.Events;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class EventPersistenceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_acknowledged_is_posted_again_unchanged()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.ToMany(2));
        webhook.AnswerNext(503, 404);

        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal([503, 404, 200], webhook.Posts.Select(post => post.Answer));
        Assert.Single(webhook.Posts.Select(post => post.Text).Distinct());
        Assert.All(webhook.Posts, post => Assert.True(post.IsSignedFor(sendGrid.Server.WebhookKey)));
        Assert.Equal((3L, 2L, 4L), (sendGrid.Server.Events.Posts, sendGrid.Server.Events.Refused, sendGrid.Server.Events.Acknowledged));
    }

    [Fact]
    public async Task Events_and_the_key_survive_the_death_of_the_process()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        await sendGrid.Server.FlushEventsAsync(Cancel);
        await sendGrid.SendAsync(Messages.To("b@ville.example"));
        var key = sendGrid.Server.WebhookKey;
        await sendGrid.StopAsync();

        await sendGrid.StartAgainAsync(OnFlush);
        sendGrid.Server.EventsTo(webhook.Address);
        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal(["a@ville.example", "a@ville.example", "b@ville.example", "b@ville.example"], webhook.Events.Select(told => told.Text("email")));
        Assert.All(webhook.Posts, post => Assert.True(post.IsSignedFor(key)));
    }

    [Fact]
    public async Task A_repetition_after_a_restart_has_the_same_identifiers()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.ToMany(3));
        webhook.AnswerNext(500);
        using var killed = new CancellationTokenSource();
        var flush = sendGrid.Server.FlushEventsAsync(killed.Token);
        Assert.True(SpinWait.SpinUntil(() => webhook.Posts.Count == 1, TimeSpan.FromSeconds(30)));
        await killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
        await sendGrid.StopAsync();

        await sendGrid.StartAgainAsync(OnFlush);
        sendGrid.Server.EventsTo(webhook.Address);
        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.Equal(Ids(webhook.Posts[0]).Order(), webhook.Events.Select(told => told.Text("sg_event_id")).Order());
    }

    [Fact]
    public async Task A_server_dies_promptly_while_its_webhook_is_away()
    {
        var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await webhook.DisposeAsync();
        await sendGrid.SendAsync(Messages.ToMany(3));
        var flush = sendGrid.Server.FlushEventsAsync(Cancel);
        Assert.True(SpinWait.SpinUntil(() => sendGrid.Server.Events.Refused > 0, TimeSpan.FromSeconds(30)));

        await sendGrid.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
    }

    [Fact]
    public async Task A_webhook_that_stays_away_too_long_loses_the_events()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await SendGridDriver.StartAsync(options => OnFlush(options) with { EventPatience = TimeSpan.Zero });
        sendGrid.Server.EventsTo(webhook.Address);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        webhook.AnswerNext(500);

        var fault = await Assert.ThrowsAsync<IOException>(() => sendGrid.Server.FlushEventsAsync(Cancel));

        Assert.Contains("answered 500", fault.Message, StringComparison.Ordinal);
        Assert.Equal(new EventCounts(1, 1, 0, 2, 0), sendGrid.Server.Events);
    }

    [Fact]
    public async Task Nobody_waits_for_events_of_mails_from_before_there_were_any()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        await sendGrid.StopAsync();
        File.Delete(sendGrid.MarkPath);

        await sendGrid.StartAgainAsync(OnFlush);
        sendGrid.Server.EventsTo(webhook.Address);
        await sendGrid.SendAsync(Messages.To("b@ville.example"));
        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.All(webhook.Events, told => Assert.Equal("b@ville.example", told.Text("email")));
        Assert.Equal(2, webhook.Events.Count);
    }

    [Theory]
    [InlineData("events.mark")]
    [InlineData("webhook.key")]
    public async Task A_spoilt_file_is_named_with_the_remedy(string file)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(sendGrid.Options.Folder, file), "spoilt", Cancel);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => sendGrid.StartAgainAsync());

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_private_key_is_for_its_owner_only()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var path = Path.Combine(sendGrid.Options.Folder, "webhook.key");

        // On Windows the folder's rights decide.
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static IEnumerable<string> Ids(ReceivedPost post) => post.Events.Select(told => told.Text("sg_event_id"));

    private static LocalSendGridOptions OnFlush(LocalSendGridOptions options) => options with { EventsGoByThemselves = false };

    private static async Task<SendGridDriver> StartAsync(WebhookReceiver webhook)
    {
        var sendGrid = await SendGridDriver.StartAsync(OnFlush);
        sendGrid.Server.EventsTo(webhook.Address);
        return sendGrid;
    }
}
