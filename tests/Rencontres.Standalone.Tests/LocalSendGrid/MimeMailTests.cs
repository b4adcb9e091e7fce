using System.Net;
using System.Text;
using MimeKit;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class MimeMailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_can_be_fetched_as_a_message()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var reply = await sendGrid.SendAsync(Messages.To("mairie@nancy.example").With(message =>
        {
            message.ReplyTo = new EmailAddress("reponses@cites-unies.example", "Secrétariat");
            message.Headers = new() { ["List-Unsubscribe"] = "<https://rencontres.example/u/1>" };
        }).WithFirst(one => one.Tos[0].Name = "静岡県"));

        using var message = Parse(await GetAsync(sendGrid, "outbox/mails/1.eml"));

        var from = Assert.IsType<MailboxAddress>(Assert.Single(message.From));
        Assert.Equal(("Cites Unies France", "rencontres@cites-unies.example"), (from.Name, from.Address));
        var to = Assert.IsType<MailboxAddress>(Assert.Single(message.To));
        Assert.Equal(("静岡県", "mairie@nancy.example"), (to.Name, to.Address));
        var replyTo = Assert.IsType<MailboxAddress>(Assert.Single(message.ReplyTo));
        Assert.Equal(("Secrétariat", "reponses@cites-unies.example"), (replyTo.Name, replyTo.Address));
        Assert.Equal("Réunion du 18 septembre", message.Subject);
        Assert.Equal(SendGridDriver.Clock.GetUtcNow(), message.Date);
        Assert.StartsWith(reply.Header("X-Message-Id"), message.MessageId, StringComparison.Ordinal);
        Assert.Equal("<https://rencontres.example/u/1>", message.Headers["List-Unsubscribe"]);
        var body = Assert.IsType<MultipartAlternative>(message.Body);
        Assert.Equal(["text/plain", "text/html"], body.Select(part => part.ContentType.MimeType));
        Assert.Equal(("Madame, Monsieur,", "<p>Madame, Monsieur,</p>"), (message.TextBody, message.HtmlBody));
    }

    [Theory]
    [InlineData("=?utf-8?B?QmNjOiB4QHkuZXhhbXBsZQ==?= = ?=")]
    [InlineData("é =?utf-8?Q?a?=  =?utf-8?Q?b?= 静岡県浜松市中央区役所国際課御中静岡県浜松市中央区役所国際課御中")]
    public async Task A_subject_that_looks_encoded_is_shown_as_it_was_typed(string subject)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Subject = subject));

        var source = await GetAsync(sendGrid, "outbox/mails/1.eml");
        using var message = Parse(source);

        Assert.Equal(subject, message.Subject);
    }

    [Fact]
    public async Task Its_identifier_is_the_one_that_events_name()
    {
        await using var webhook = await WebhookReceiver.StartAsync();
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { EventsGoByThemselves = false });
        sendGrid.Server.EventsTo(webhook.Address);
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        await sendGrid.SendAsync(Messages.To("b@ville.example").With(message => message.Headers = new() { ["message-id"] = "<own@ville.example>" }));

        await sendGrid.Server.FlushEventsAsync(Cancel);
        using var first = Parse(await GetAsync(sendGrid, "outbox/mails/1.eml"));
        using var second = Parse(await GetAsync(sendGrid, "outbox/mails/2.eml"));

        Assert.Equal([$"<{first.MessageId}>", "<own@ville.example>"], webhook.Events.Select(told => told.Text("smtp-id")).Distinct());
        Assert.Equal("own@ville.example", second.MessageId);
        Assert.Single(second.Headers, header => header.Id == HeaderId.MessageId);
    }

    [Fact]
    public async Task Attachments_come_whole_and_pictures_where_the_text_shows_them()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message =>
        {
            message.AddAttachment("réunion.ics", Convert.ToBase64String("BEGIN:VCALENDAR"u8.ToArray()), "text/calendar");
            message.AddAttachment("logo.png", Convert.ToBase64String([1, 2, 3]), "image/png", "inline", "logo");
            message.AddAttachment("plan", "YQ==", "no type");
        }));

        using var message = Parse(await GetAsync(sendGrid, "outbox/mails/1.eml"));

        var attached = message.Attachments.OfType<MimePart>().ToList();
        Assert.Equal([("réunion.ics", "text/calendar"), ("plan", "application/octet-stream")], attached.Select(part => (part.FileName, part.ContentType.MimeType)));
        Assert.Equal("BEGIN:VCALENDAR"u8.ToArray(), ContentOf(attached[0]));
        var logo = Assert.Single(message.BodyParts.OfType<MimePart>(), part => part.ContentId == "logo");
        Assert.Equal([1, 2, 3], ContentOf(logo));
        Assert.False(logo.IsAttachment);
    }

    [Fact]
    public async Task On_the_wire_it_is_ASCII_in_short_lines_that_end_as_mail_does()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message =>
        {
            message.Subject = string.Concat(Enumerable.Repeat("第八回日仏自治体交流会議 ", 20));
            message.Contents = [new Content("text/plain", new string('é', 5000)), new Content("text/html", new string('x', 5000))];
        }));

        var bytes = await GetAsync(sendGrid, "outbox/mails/1.eml");

        Assert.True(Ascii.IsValid(bytes));
        var lines = Encoding.ASCII.GetString(bytes).Split("\r\n");
        Assert.DoesNotContain(lines, line => line.Contains('\n', StringComparison.Ordinal) || line.Length > 998);
    }

    [Fact]
    public async Task Nothing_that_is_sent_adds_a_header()
    {
        const string Injected = "x\r\nBcc: victim@ville.example\r\n\r\nbody";
        await using var sendGrid = await SendGridDriver.StartAsync();
        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message =>
        {
            message.Subject = Injected;
            message.From.Name = Injected;
            message.ReplyTo = new EmailAddress("r@ville.example", Injected);
            message.Headers = new() { ["X-Own"] = Injected, ["Bcc:victim"] = "x" };
        }).WithFirst(one => one.Tos[0].Name = Injected));

        using var message = Parse(await GetAsync(sendGrid, "outbox/mails/1.eml"));

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Empty(message.Bcc);
        Assert.Equal("x Bcc: victim@ville.example body", message.Headers["X-Own"]);
        Assert.Equal("Madame, Monsieur,", message.TextBody);
        Assert.DoesNotContain(message.Headers, header => header.Field.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_is_a_file_for_the_disk_and_the_mails_page_leads_to_it()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example"));

        var page = Encoding.UTF8.GetString(await GetAsync(sendGrid, "outbox/1"));
        using var file = await sendGrid.Http.GetAsync(new Uri("outbox/mails/1.eml", UriKind.Relative), Cancel);
        using var missing = await sendGrid.Http.GetAsync(new Uri("outbox/mails/2.eml", UriKind.Relative), Cancel);

        Assert.Contains("""<a href="/outbox/mails/1.eml">Télécharger le message (.eml)</a>""", page, StringComparison.Ordinal);
        Assert.Equal(("message/rfc822", "attachment", "1.eml"), (file.Content.Headers.ContentType?.MediaType, file.Content.Headers.ContentDisposition?.DispositionType, file.Content.Headers.ContentDisposition?.FileName?.Trim('"')));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task<byte[]> GetAsync(SendGridDriver sendGrid, string path) =>
        await sendGrid.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancel);

    private static MimeMessage Parse(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return MimeMessage.Load(stream, Cancel);
    }

    private static byte[] ContentOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content, Cancel);
        return content.ToArray();
    }
}
