using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class AcceptingTests
{
    [Fact]
    public async Task An_accepted_mail_is_kept_as_its_recipient_gets_it()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("mairie@nancy.example").With(message =>
        {
            message.ReplyTo = new EmailAddress("reponses@cites-unies.example", "Secrétariat");
            message.Categories = ["invitation"];
            message.CustomArgs = new() { ["mail"] = "42", ["attempt"] = "1" };
            message.Headers = new() { ["Auto-Submitted"] = "auto-generated" };
            message.AddAttachment("ordre-du-jour.pdf", Convert.ToBase64String("%PDF-1.7"u8.ToArray()), "application/pdf");
        }).WithFirst(one =>
        {
            one.Tos[0].Name = "Ville de Nancy";
            one.CustomArgs = new() { ["attempt"] = "2" };
            one.Headers = new() { ["List-Unsubscribe"] = "<https://rencontres.example/u/1>" };
        });

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.Empty(reply.Body);
        var mail = Assert.Single(await sendGrid.MailsAsync());
        Assert.Equal(SendGridDriver.Clock.GetUtcNow().UtcDateTime, mail.Instant);
        Assert.Equal(("mairie@nancy.example", "Ville de Nancy"), (mail.To, mail.ToName));
        Assert.Equal(("rencontres@cites-unies.example", "Cites Unies France"), (mail.From, mail.FromName));
        Assert.Equal(("reponses@cites-unies.example", "Secrétariat"), (mail.ReplyTo, mail.ReplyToName));
        Assert.Equal(("Réunion du 18 septembre", "Madame, Monsieur,", "<p>Madame, Monsieur,</p>"), (mail.Subject, mail.Text, mail.Html));
        Assert.Equal(("ordre-du-jour.pdf", 8L), (mail.Attachments[0].Name, mail.Attachments[0].Size));
        Assert.Equal(["Auto-Submitted", "List-Unsubscribe"], mail.Headers.Keys.Order());
        Assert.Equal(["invitation"], mail.Categories);
        Assert.Equal(("42", "2"), (mail.CustomArgs["mail"], mail.CustomArgs["attempt"]));
        Assert.Equal(reply.Header("X-Message-Id"), mail.MessageId);
        Assert.NotEqual(mail.MessageId, mail.RequestId);
    }

    [Fact]
    public async Task The_names_in_a_line_of_the_journal_are_pinned()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        await sendGrid.SendAsync(Messages.To("mairie@nancy.example").With(message => message.AddAttachment("a.pdf", "YQ==", "application/pdf")));

        using var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(sendGrid.JournalPath, TestContext.Current.CancellationToken)));
        Assert.Equal(
            "instant,to,position,of,toName,from,fromName,replyTo,replyToName,subject,text,html,attachments,headers,categories,customArgs,messageId,requestId",
            string.Join(',', line.RootElement.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("2023-07-11T07:00:00Z", line.RootElement.GetProperty("instant").GetString());
        Assert.Equal(["name", "size", "type", "sha256"], line.RootElement.GetProperty("attachments")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Each_recipient_to_cc_and_bcc_gets_a_mail()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example").WithFirst(one =>
        {
            one.Ccs = [new EmailAddress("b@ville.example")];
            one.Bccs = [new EmailAddress("c@ville.example")];
        });

        await sendGrid.SendAsync(message);

        var mails = await sendGrid.MailsAsync();
        Assert.Equal(["a@ville.example", "b@ville.example", "c@ville.example"], mails.Select(mail => mail.To));
        Assert.Single(mails.Select(mail => mail.RequestId).Distinct());
    }

    [Fact]
    public async Task A_scheduled_mail_is_dated_when_it_will_leave()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var tomorrow = SendGridDriver.Clock.GetUtcNow().AddDays(1);

        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.SendAt = tomorrow.ToUnixTimeSeconds()));

        Assert.Equal(tomorrow.UtcDateTime, Assert.Single(await sendGrid.MailsAsync()).Instant);
    }

    [Fact]
    public async Task Sandbox_mode_checks_and_keeps_nothing()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var fine = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.SetSandBoxMode(true)));
        var faulty = await sendGrid.SendAsync(Messages.To("nobody").With(message => message.SetSandBoxMode(true)));

        Assert.Equal(HttpStatusCode.OK, fine.Status);
        Assert.Equal(HttpStatusCode.BadRequest, faulty.Status);
        Assert.Empty(await sendGrid.MailsAsync());
    }

    [Fact]
    public async Task Another_key_or_none_is_unauthorized()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var wrong = await sendGrid.SendAsync(Messages.To("a@ville.example"), key: "SG.other");
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var without = await sendGrid.PostAsync(body, authorization: null);

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal("""{"errors":[{"message":"The provided authorization grant is invalid, expired, or revoked","field":null,"help":null}]}""", wrong.Body);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Empty(await sendGrid.MailsAsync());
    }

    [Fact]
    public async Task Rate_limit_counts_down_and_is_kept()
    {
        await using var sendGrid = await SendGridDriver.StartAsync(options => options with { RequestsPerMinute = 2 });

        var replies = new[]
        {
            await sendGrid.SendAsync(Messages.To("a@ville.example")),
            await sendGrid.SendAsync(Messages.To("b@ville.example")),
            await sendGrid.SendAsync(Messages.To("c@ville.example")),
        };

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests], replies.Select(reply => reply.Status));
        Assert.Equal(["1", "0", "0"], replies.Select(reply => reply.Header("X-RateLimit-Remaining")));
        Assert.Equal("2", replies[0].Header("X-RateLimit-Limit"));
        Assert.Equal(SendGridDriver.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds(), long.Parse(replies[0].Header("X-RateLimit-Reset"), CultureInfo.InvariantCulture));
        Assert.Equal("60", replies[2].Header("Retry-After"));
        Assert.Equal(2, (await sendGrid.MailsAsync()).Count);
    }

    [Fact]
    public async Task Requests_are_counted_whether_accepted_or_not()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        await sendGrid.SendAsync(Messages.ToMany(100));
        await sendGrid.SendAsync(Messages.To("nobody"));
        var counts = await sendGrid.GetJsonAsync("outbox/requests/count");

        Assert.Equal((2, 1), (counts.GetProperty("received").GetInt32(), counts.GetProperty("accepted").GetInt32()));
        Assert.Equal((2L, 1L), (sendGrid.Server.Requests.Received, sendGrid.Server.Requests.Accepted));
    }
}
