using System.Net;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.LocalSendGrid.Faults;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class ChaosTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Chaos Calm { get; } = new()
    {
        Seed = 1,
        AcceptedButFailed = 0,
        AcceptedButReset = 0,
        AcceptedButHung = 0,
        Failed = 0,
        Reset = 0,
        Throttled = 0,
        Late = 0,
        DoubledEvents = 0,
        DelayedEvents = 0,
        ShuffledPosts = 0,
    };

    public static TheoryData<Chaos, string, int, int> Troubles => new()
    {
        { Calm with { AcceptedButFailed = 1 }, "500", 1, 1 },
        { Calm with { AcceptedButReset = 1 }, "reset", 1, 1 },
        { Calm with { AcceptedButHung = 1 }, "hung", 1, 1 },
        { Calm with { Failed = 1 }, "500", 0, 0 },
        { Calm with { Reset = 1 }, "reset", 0, 0 },
        { Calm with { Throttled = 1 }, "429", 0, 0 },
        { Calm with { Late = 1 }, "202", 1, 0 },
        { Calm, "202", 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Each_trouble_shows_and_its_lost_reply_is_counted(Chaos chaos, string shown, int kept, int lost)
    {
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { Chaos = chaos });

        var seen = await TrySendAsync(sendGrid, patience: shown == "hung" ? 1 : 60);

        Assert.Equal(shown, seen);
        Assert.Equal(kept, (await sendGrid.MailsAsync()).Count);
        var counts = await sendGrid.GetJsonAsync("outbox/requests/count");
        Assert.Equal(lost, counts.GetProperty("lostReplies").GetInt32());
    }

    [Fact]
    public async Task A_throttled_sender_is_told_to_come_again_in_a_second()
    {
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { Chaos = Calm with { Throttled = 1 } });

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (reply.Status, reply.Header("Retry-After")));
    }

    [Fact]
    public async Task The_same_seed_brings_the_same_troubles()
    {
        var chaos = Calm with { Seed = 42, AcceptedButFailed = 0.2, Failed = 0.2, Throttled = 0.2 };

        var first = await StatusesAsync(chaos);
        var again = await StatusesAsync(chaos);
        var other = await StatusesAsync(chaos with { Seed = 43 });

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(["202", "429", "500"], first.Distinct().Order());
    }

    [Fact]
    public async Task What_was_ordered_comes_before_chance()
    {
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { Chaos = Calm with { Failed = 1 } });
        await sendGrid.OrderAsync("""{"script":[{"reply":403}]}""");

        var ordered = await sendGrid.SendAsync(Messages.To("a@ville.example"));
        var byChance = await sendGrid.SendAsync(Messages.To("a@ville.example"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError), (ordered.Status, byChance.Status));
        Assert.Equal(1, (await sendGrid.GetJsonAsync("outbox/chaos/count")).GetProperty("failed").GetInt32());
    }

    [Fact]
    public async Task What_breaks_the_rules_loses_no_reply()
    {
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { Chaos = Calm with { AcceptedButFailed = 1 } });

        var reply = await sendGrid.SendAsync(Messages.To("nobody"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal((1L, 0L), (sendGrid.Server.Chaos.AcceptedButFailed, sendGrid.Server.Requests.LostReplies));
    }

    [Fact]
    public async Task Doubled_events_have_one_identifier()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook, Calm with { DoubledEvents = 1 });
        await sendGrid.SendAsync(Messages.ToMany(10));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        Assert.All(webhook.Events.GroupBy(told => told.Text("sg_event_id")), copies => Assert.Equal(2, copies.Count()));
        Assert.Equal((40, 20L), (webhook.Events.Count, sendGrid.Server.Chaos.DoubledEvents));
        Assert.Equal(0, sendGrid.Server.Events.WaitingMails);
    }

    [Fact]
    public async Task Delayed_and_shuffled_events_come_out_of_order_and_none_is_missing()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook, Calm with { DelayedEvents = 0.5, ShuffledPosts = 1 });
        await sendGrid.SendAsync(Messages.ToMany(100));

        await sendGrid.Server.FlushEventsAsync(Cancel);

        var kinds = webhook.Events.GroupBy(told => told.Text("email")).Select(mail => string.Join(',', mail.Select(told => told.Kind()))).ToList();
        Assert.Equal(["delivered,processed", "processed,delivered"], kinds.Distinct().Order());
        Assert.Equal(100, kinds.Count);
        Assert.InRange(sendGrid.Server.Chaos.DelayedEvents, 50, 150);
    }

    [Fact]
    public async Task The_same_seed_troubles_the_same_events()
    {
        var chaos = Calm with { Seed = 7, DoubledEvents = 0.3, ShuffledPosts = 0.5 };

        var first = await EventsAsync(chaos);
        var again = await EventsAsync(chaos);

        Assert.Equal(first.Order(), again.Order());
        Assert.NotEqual(first.Order(), (await EventsAsync(chaos with { Seed = 8 })).Order());
    }

    [Fact]
    public async Task Shares_that_cannot_be_are_refused()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var options = sendGrid.Options with { Folder = Path.Combine(sendGrid.Options.Folder, "other") };

        var tooMuch = await Assert.ThrowsAsync<ArgumentException>(() => LocalSendGridServer.StartAsync(options with { Chaos = Calm with { Failed = 0.6, Reset = 0.6 } }, Cancel));
        var negative = await Assert.ThrowsAsync<ArgumentException>(() => LocalSendGridServer.StartAsync(options with { Chaos = Calm with { Late = -0.1 } }, Cancel));

        Assert.Contains("more than 1", tooMuch.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 1", negative.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> StatusesAsync(Chaos chaos)
    {
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { Chaos = chaos });
        var statuses = new List<string>();
        for (var i = 0; i < 40; i++)
            statuses.Add(await TrySendAsync(sendGrid, patience: 60));
        return statuses;
    }

    private static async Task<List<string>> EventsAsync(Chaos chaos)
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await StartAsync(webhook, chaos);
        await sendGrid.SendAsync(Messages.ToMany(30));
        await sendGrid.Server.FlushEventsAsync(Cancel);
        return [.. webhook.Events.Select(told => $"{told.Text("email")} {told.Kind()}")];
    }

    private static async Task<string> TrySendAsync(SendGridDriver sendGrid, int patience)
    {
        try
        {
            var reply = await sendGrid.SendAsync(Messages.To("a@ville.example"), patience: TimeSpan.FromSeconds(patience));
            return ((int)reply.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return "reset";
        }
        catch (TaskCanceledException)
        {
            return "hung";
        }
    }

    private static async Task<SendGridDriver> StartAsync(WebhookReceiver webhook, Chaos chaos)
    {
        var sendGrid = await SendGridDriver.StartAsync(options => options with { Chaos = chaos, EventsGoByThemselves = false });
        sendGrid.Server.EventsTo(webhook.Address);
        return sendGrid;
    }
}
