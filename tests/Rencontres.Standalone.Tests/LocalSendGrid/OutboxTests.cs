using System.Net;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class OutboxTests
{
    private const string Script = "<script>alert(1)</script>";
    private const string EncodedScript = "&lt;script&gt;alert(1)&lt;/script&gt;";

    [Fact]
    public async Task Whatever_a_mail_contains_is_encoded()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example").With(message =>
        {
            message.Subject = $"s{Script}";
            message.ReplyTo = new EmailAddress("r@ville.example", $"r{Script}");
            message.Headers = new() { [$"X-{Script}"] = $"h{Script}" };
            message.CustomArgs = new() { [$"a{Script}"] = $"v{Script}" };
            message.Categories = [$"c{Script}"];
            message.Contents = [new Content("text/plain", $"t{Script} \"'"), new Content("text/html", $"\"'>h{Script}")];
            message.AddAttachment($"n{Script}", "YQ==");
        }).WithFirst(one => one.Tos[0].Name = $"n{Script}");
        await sendGrid.SendAsync(message);

        var (list, _) = await GetAsync(sendGrid, "outbox");
        var (mail, _) = await GetAsync(sendGrid, "outbox/1");
        var (filtered, _) = await GetAsync(sendGrid, "outbox?to=" + Uri.EscapeDataString($"\">{Script}"));

        Assert.All([list, mail, filtered], page => Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase));
        Assert.Contains($"s{EncodedScript}", list, StringComparison.Ordinal);
        Assert.All(["s", "r", "X-", "h", "a", "v", "c", "t", "n"], prefix => Assert.Contains(prefix + EncodedScript, mail, StringComparison.Ordinal));
        Assert.Contains($"srcdoc=\"&lt;base target=&quot;_blank&quot;&gt;&quot;&#x27;&gt;h{EncodedScript}\"", mail, StringComparison.Ordinal);
        Assert.Contains($"value=\"&quot;&gt;{EncodedScript}\"", filtered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_lets_a_script_run()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.AddAttachment("page.html", "YQ==", "text/html")));

        foreach (var path in new[] { "outbox", "outbox/1", "outbox/2", "outbox/1/attachments/0" })
        {
            var (_, response) = await GetAsync(sendGrid, path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }

        var (mail, _) = await GetAsync(sendGrid, "outbox/1");
        Assert.Contains("<iframe title=\"Le message mis en forme\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" srcdoc=", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_mails_come_first_by_pages()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.ToMany(120));

        var (first, _) = await GetAsync(sendGrid, "outbox");
        var (last, _) = await GetAsync(sendGrid, "outbox?before=21");

        Assert.Contains("<title>Boîte d&#x27;envoi locale</title>", first, StringComparison.Ordinal);
        Assert.Contains(">mairie120@ville.example<", first, StringComparison.Ordinal);
        Assert.DoesNotContain(">mairie70@ville.example<", first, StringComparison.Ordinal);
        Assert.Contains("/outbox?before=71&amp;", first, StringComparison.Ordinal);
        Assert.Contains(">mairie20@ville.example<", last, StringComparison.Ordinal);
        Assert.DoesNotContain("Plus anciens", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_can_be_of_one_recipient()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.ToMany(3));

        var (list, _) = await GetAsync(sendGrid, "outbox?to=MAIRIE2@ville.example");
        var (none, _) = await GetAsync(sendGrid, "outbox?to=mairie9@ville.example");

        Assert.Contains(">mairie2@ville.example<", list, StringComparison.Ordinal);
        Assert.DoesNotContain(">mairie1@ville.example<", list, StringComparison.Ordinal);
        Assert.Contains("Aucun message.", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_opens_with_its_type_or_is_saved()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message =>
        {
            message.AddAttachment("réunion.pdf", Convert.ToBase64String("%PDF"u8.ToArray()), "application/pdf");
            message.AddAttachment("page.html", Convert.ToBase64String("<script>"u8.ToArray()), "text/html");
        }));

        var (pdf, pdfResponse) = await GetAsync(sendGrid, "outbox/1/attachments/0");
        var (_, htmlResponse) = await GetAsync(sendGrid, "outbox/1/attachments/1");
        var (_, missing) = await GetAsync(sendGrid, "outbox/1/attachments/2");

        Assert.Equal(("%PDF", "application/pdf"), (pdf, pdfResponse.Content.Headers.ContentType?.MediaType));
        Assert.Equal("inline; filename*=UTF-8''r%C3%A9union.pdf", pdfResponse.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("application/octet-stream", htmlResponse.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", htmlResponse.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Addresses_in_the_text_can_be_followed()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var text = new Content("text/plain", "Répondez ici : https://rencontres.example/b/1?a=1&b=2. javascript:alert(1)");
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Contents = [text]));

        var (mail, _) = await GetAsync(sendGrid, "outbox/1");

        const string Address = "https://rencontres.example/b/1?a=1&amp;b=2";
        Assert.Contains($"<a href=\"{Address}\">{Address}</a>. javascript:", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_read_the_mails_in_order_and_from_where_they_were()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.ToMany(5));

        var two = await sendGrid.GetJsonAsync("outbox/mails?after=1&take=2");
        var rest = await sendGrid.GetJsonAsync("outbox/mails?after=3");
        var one = await sendGrid.GetJsonAsync("outbox/mails/5");
        var (_, none) = await GetAsync(sendGrid, "outbox/mails/6");
        var (_, wrong) = await GetAsync(sendGrid, "outbox/mails?take=many");

        Assert.Equal(5, two.GetProperty("total").GetInt32());
        Assert.Equal([2, 3], two.GetProperty("mails").EnumerateArray().Select(mail => mail.GetProperty("number").GetInt32()));
        Assert.Equal(["mairie4@ville.example", "mairie5@ville.example"], rest.GetProperty("mails").EnumerateArray().Select(mail => mail.GetProperty("to").GetString()));
        Assert.Equal("mairie5@ville.example", one.GetProperty("to").GetString());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (none.StatusCode, wrong.StatusCode));
    }

    private static async Task<(string Page, HttpResponseMessage Response)> GetAsync(SendGridDriver sendGrid, string path)
    {
        var response = await sendGrid.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }
}
