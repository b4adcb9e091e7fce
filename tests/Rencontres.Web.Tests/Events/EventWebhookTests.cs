using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Events;

public sealed class EventWebhookTests
{
    [Fact]
    public async Task What_is_told_is_taken_and_noted()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var notice = await desk.AddNoticeAsync("organiser-1");
        desk.Events.Post = new EventPost.Events([Delivered(notice, desk.Clock.Now)], Others: 2);

        var (status, body) = await PostAsync(desk);

        Assert.Equal((204, ""), (status, body));
        Assert.Equal(MailState.Delivered, Assert.Single(desk.SingleMails.All).State);
        Assert.Equal((desk.Clock.Now, null), (desk.Webhook.Record.TakenAt, desk.Webhook.Record.RefusedAt));
    }

    [Fact]
    public async Task A_post_about_mails_of_others_is_taken_too_so_that_it_is_not_repeated()
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        var place = new MailPlace(CampaignId.Parse("another-2025"), 0, "54395", "invitation");
        desk.Events.Post = new EventPost.Events([new MailEvent("e1", place, "a1", MailTrigger.ToldDelivered, null, desk.Clock.Now, "a@mairie.example", null)], Others: 0);

        Assert.Equal(204, (await PostAsync(desk)).Status);
    }

    [Fact]
    public async Task A_wrong_signature_is_401_and_counted_and_shows_that_events_may_be_missed()
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        desk.Events.Post = new EventPost.Refused("The signature is not that of the webhook's key.", LooksGenuine: true);
        using var refused = new RefusedPosts();

        var (status, body) = await PostAsync(desk);

        Assert.Equal((401, 1), (status, refused.Count));
        Assert.Contains("The signature is not that of the webhook", Detail(body), StringComparison.Ordinal);
        Assert.Equal((desk.Clock.Now, true), (desk.Webhook.Record.RefusedAt, desk.Webhook.Record.IsRefusing));
    }

    [Fact]
    public async Task A_stray_request_is_401_and_counted_and_shows_nothing()
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        desk.Events.Post = new EventPost.Refused("The post is not signed.", LooksGenuine: false);
        using var refused = new RefusedPosts();

        var (status, _) = await PostAsync(desk);

        Assert.Equal((401, 1), (status, refused.Count));
        Assert.Equal(WebhookWatch.None, desk.Webhook.Record);
    }

    [Fact]
    public async Task What_is_no_list_of_events_is_400()
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        desk.Events.Post = new EventPost.Unreadable("The body is not JSON.");

        var (status, body) = await PostAsync(desk);

        Assert.Equal((400, "The body is not JSON."), (status, Json(body).GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Without_a_key_it_is_503_with_the_remedy_so_that_the_service_tells_it_again_and_events_may_be_missed_meanwhile()
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        desk.Events.Post = new EventPost.NoKey();

        var (status, body) = await PostAsync(desk);

        Assert.Equal(503, status);
        Assert.Contains("SENDGRID_WEBHOOK_KEY", Detail(body), StringComparison.Ordinal);
        Assert.Equal((true, desk.Clock.Now), (desk.Webhook.Record.IsRefusing, desk.Webhook.Record.OutageUntil));
    }

    [Theory]
    [InlineData(5 * 1024 * 1024, false, 204)]
    [InlineData((5 * 1024 * 1024) + 1, false, 413)]
    [InlineData((5 * 1024 * 1024) + 1, true, 413)]
    public async Task A_post_is_read_up_to_5_MB(int length, bool chunked, int expected)
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        desk.Events.Post = new EventPost.Events([], 0);

        var (status, _) = await PostAsync(desk, new string(' ', length), chunked);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task While_storage_is_out_of_reach_it_is_503_so_that_the_service_tells_it_again()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var notice = await desk.AddNoticeAsync("organiser-1");
        desk.Events.Post = new EventPost.Events([Delivered(notice, desk.Clock.Now)], Others: 0);

        desk.Webhook.IsDown = true;
        var during = (await PostAsync(desk)).Status;
        desk.Webhook.IsDown = false;
        var after = (await PostAsync(desk)).Status;

        Assert.Equal((503, 204), (during, after));
    }

    [Fact]
    public async Task A_browser_finds_nothing_there()
    {
        await using var desk = await OrganiserDesk.OpenAsync();

        using var response = await desk.Visitor.GetAsync(new Uri("api/sendgrid/events", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(405, (int)response.StatusCode);
    }

    private static MailEvent Delivered(SingleMail mail, Instant at) =>
        new("e1", new MailPlace(mail.Key.Campaign, null, mail.Key.Subject, mail.Key.Occasion), mail.Attempt, MailTrigger.ToldDelivered, null, at, mail.To, null);

    private static async Task<(int Status, string Body)> PostAsync(OrganiserDesk desk, string body = "[]", bool chunked = false)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/sendgrid/events") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await desk.Visitor.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string? Detail(string body) => Json(body).GetProperty("detail").GetString();

    private static JsonElement Json(string body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    /// <summary>Counts from now on what the alert counts.</summary>
    private sealed class RefusedPosts : IDisposable
    {
        private readonly MeterListener listener = new();
        private int count;

        public RefusedPosts()
        {
            listener.InstrumentPublished = (instrument, each) =>
            {
                if (instrument is { Meter.Name: "Rencontres.Web", Name: "rencontres.webhook.refused" })
                    each.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((_, measured, _, _) => Interlocked.Add(ref count, measured));
            listener.Start();
        }

        public int Count => count;

        public void Dispose() => listener.Dispose();
    }
}
