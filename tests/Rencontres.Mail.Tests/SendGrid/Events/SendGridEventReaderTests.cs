using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Tests.SendGrid.Events;

public sealed class SendGridEventReaderTests
{
    private const string Attempt = "018a17d0e0007abc8def000000000001";

    /// <summary>Our custom arguments, as the service gives them back beside its own members.</summary>
    private const string Ours =
        $$""" "campaign":"rencontres-2024","bucket":"3","subject":"54395","occasion":"reminder-1","claim":"{{Attempt}}" """;

    /// <summary>What every event has.</summary>
    private const string Common = $$"""
        "email":"contact@nancy.example","timestamp":1692619200,"sg_event_id":"ZGVsaXZlcmVkLTAtMTIz","sg_message_id":"14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
        "smtp-id":"<14c5d75ce93.dfd.64b469@ismtpd-555>","category":["rencontres-2024","reminder-1","fr"],{{Ours}}
        """;

    [Theory]
    [InlineData("""{"event":"processed","send_at":1692619200}""", MailTrigger.ToldProcessed, null, null)]
    [InlineData("""{"event":"deferred","response":"400 try again later","attempt":"5"}""", MailTrigger.ToldDeferred, null, "deferred: 400 try again later")]
    [InlineData("""{"event":"delivered","response":"250 OK","tls":1}""", MailTrigger.ToldDelivered, null, "delivered: 250 OK")]
    [InlineData("""{"event":"bounce","type":"bounce","status":"5.1.1","reason":"500 unknown recipient"}""", MailTrigger.ToldBounced, InviteeStep.Bounced, "bounce: 5.1.1 500 unknown recipient")]
    [InlineData("""{"event":"bounce","type":"blocked","status":"5.7.1","reason":"550 blocked"}""", MailTrigger.ToldBounced, null, "bounce: 5.7.1 550 blocked")]
    [InlineData("""{"event":"dropped","reason":"Bounced Address","status":"5.0.0"}""", MailTrigger.ToldDropped, InviteeStep.Bounced, "dropped: 5.0.0 Bounced Address")]
    [InlineData("""{"event":"dropped","reason":"Unsubscribed Address"}""", MailTrigger.ToldDropped, InviteeStep.Unsubscribed, "dropped: Unsubscribed Address")]
    [InlineData("""{"event":"dropped","reason":"Spam Content"}""", MailTrigger.ToldDropped, null, "dropped: Spam Content")]
    [InlineData("""{"event":"spamreport"}""", null, InviteeStep.Unsubscribed, "spamreport")]
    [InlineData("""{"event":"unsubscribe"}""", null, InviteeStep.Unsubscribed, "unsubscribe")]
    [InlineData("""{"event":"group_unsubscribe","asm_group_id":10}""", null, InviteeStep.Unsubscribed, "group_unsubscribe")]
    public void Each_kind_of_event_is_understood(string told, MailTrigger? trigger, InviteeStep? step, string? detail)
    {
        var events = Read($"[{With(told)}]");

        var place = new MailPlace(CampaignId.Parse("rencontres-2024"), 3, "54395", "reminder-1");
        var expected = new MailEvent(
            "ZGVsaXZlcmVkLTAtMTIz", place, Attempt, trigger, step, Instant.FromUtc(2023, 8, 21, 12, 0), "contact@nancy.example", detail);
        Assert.Equal([expected], events.All);
        Assert.Equal(0, events.Others);
    }

    [Theory]
    [InlineData("""{"event":"open","useragent":"Mozilla/4.0","ip":"255.255.255.255"}""")]
    [InlineData("""{"event":"click","url":"https://example.org/"}""")]
    [InlineData("""{"event":"group_resubscribe"}""")]
    [InlineData("""{"event":"account_status_change"}""")]
    [InlineData("""{"event":"what_comes_next_year"}""")]
    [InlineData("""{"event":7}""")]
    [InlineData("{}")]
    public void Kinds_that_change_nothing_are_passed_over(string told)
    {
        var events = Read($"[{With(told)},{With("""{"event":"delivered"}""")}]");

        Assert.Equal((1, 1), (events.All.Count, events.Others));
    }

    [Fact]
    public void An_event_of_an_older_version_says_the_attempt_under_another_name()
    {
        var events = Read($"[{Older("""{"event":"delivered"}""", Attempt)}]");

        var told = Assert.Single(events.All);
        Assert.Equal((Attempt, MailTrigger.ToldDelivered), (told.Attempt, told.Trigger));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("018A17D0E0007ABC8DEF000000000001")]
    [InlineData("018a17d0e0007abc8def0000000000012")]
    [InlineData("")]
    public void Where_the_service_has_put_its_own_count_over_it_an_event_says_nothing_of_the_mail(string attempt)
    {
        var events = Read($"[{Older("""{"event":"deferred"}""", attempt)},{Older("""{"event":"delivered"}""", attempt)}]");

        Assert.Equal((0, 2), (events.All.Count, events.Others));
    }

    [Theory]
    [InlineData("""{"event":"spamreport"}""", InviteeStep.Unsubscribed)]
    [InlineData("""{"event":"unsubscribe"}""", InviteeStep.Unsubscribed)]
    [InlineData("""{"event":"bounce","type":"bounce"}""", InviteeStep.Bounced)]
    public void What_is_said_of_the_person_is_known_without_the_attempt(string kind, InviteeStep step)
    {
        var told = Assert.Single(Read($"[{Older(kind, "5")}]").All);

        Assert.Equal(("", null, step), (told.Attempt, told.Trigger, told.Step));
    }

    [Fact]
    public void An_event_about_a_mail_to_an_organiser_has_no_bucket()
    {
        var events = Read($"[{With("""{"event":"delivered"}""").Replace("\"bucket\":\"3\"", "\"bucket\":\"\"", StringComparison.Ordinal)}]");

        Assert.Null(Assert.Single(events.All).Place.Bucket);
    }

    [Theory]
    [InlineData("\"campaign\":\"rencontres-2024\"", "\"campaign\":\"Not an id!\"")]
    [InlineData("\"campaign\":\"rencontres-2024\",", "")]
    [InlineData("\"bucket\":\"3\"", "\"bucket\":\"three\"")]
    [InlineData("\"bucket\":\"3\"", "\"bucket\":\"-3\"")]
    [InlineData("\"subject\":\"54395\"", "\"subject\":\"54395|0001\"")]
    [InlineData("\"subject\":\"54395\"", "\"subject\":{\"a\":1}")]
    [InlineData("\"occasion\":\"reminder-1\"", "\"occasion\":\"a/b\"")]
    [InlineData("\"occasion\":\"reminder-1\"", "\"occasion\":\"reminder-1\\n\"")]
    [InlineData("\"claim\":\"" + Attempt + "\"", "\"claim\":\"a|b\"")]
    [InlineData("\"claim\":\"" + Attempt + "\"", "\"claim\":null")]
    [InlineData("\"sg_event_id\":\"ZGVsaXZlcmVkLTAtMTIz\"", "\"sg_event_id\":\"\"")]
    [InlineData("\"timestamp\":1692619200", "\"timestamp\":\"soon\"")]
    [InlineData("\"timestamp\":1692619200", "\"timestamp\":-1")]
    [InlineData("\"timestamp\":1692619200", "\"timestamp\":1e300")]
    [InlineData("\"timestamp\":1692619200,", "")]
    public void Events_that_are_not_ours_are_counted_and_hinder_no_other(string ours, string theirs)
    {
        var good = With("""{"event":"delivered"}""");
        Assert.Contains(ours, good, StringComparison.Ordinal);

        var events = Read($"[{good.Replace(ours, theirs, StringComparison.Ordinal)},{good}]");

        Assert.Equal((1, 1), (events.All.Count, events.Others));
    }

    [Fact]
    public void What_is_no_event_in_a_list_is_counted_too()
    {
        var events = Read("""[null,1,"delivered",[],{"email":"example@test.example","event":"processed"}]""");

        Assert.Equal((0, 5), (events.All.Count, events.Others));
    }

    [Theory]
    [InlineData("", "The body is not JSON.")]
    [InlineData("[{", "The body is not JSON.")]
    [InlineData("<html>", "The body is not JSON.")]
    [InlineData("{}", "The body is no list of events.")]
    [InlineData("null", "The body is no list of events.")]
    public void What_is_no_list_of_events_cannot_be_read(string body, string reason)
    {
        using var post = SignedPosts.Of(body);

        Assert.Equal(new EventPost.Unreadable(reason), post.Read());
    }

    [Fact]
    public void A_servers_long_reply_is_shortened()
    {
        var events = Read($"[{With($$"""{"event":"deferred","response":"{{new string('x', 5000)}}"}""")}]");

        Assert.Equal(300, Assert.Single(events.All).Detail!.Length);
    }

    private static string With(string told) => $"{{{Common}{(told == "{}" ? "" : ",")}{told[1..]}";

    /// <summary>Without the argument by which attempts are known now.</summary>
    private static string Older(string told, string attempt) =>
        With(told).Replace($"\"claim\":\"{Attempt}\"", $"\"attempt\":\"{attempt}\"", StringComparison.Ordinal);

    private static EventPost.Events Read(string body)
    {
        using var post = SignedPosts.Of(body);
        return Assert.IsType<EventPost.Events>(post.Read());
    }
}
