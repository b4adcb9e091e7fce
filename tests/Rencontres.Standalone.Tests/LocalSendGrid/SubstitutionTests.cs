using System.Diagnostics;
using System.Net;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class SubstitutionTests
{
    [Fact]
    public async Task Substitutions_apply_to_subject_text_HTML_and_reply_to_of_each_recipient()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example", "b@ville.example").With(message =>
        {
            message.Subject = "Pour -nom-";
            message.Contents = [new Content("text/plain", "-nom-, -nom- !"), new Content("text/html", "<p>-nomhtml-</p>")];
            message.ReplyTo = new EmailAddress("reponses@ville.example", "Réponse de -nom-");
            message.CustomArgs = new() { ["nom"] = "-nom-" };
            message.Personalizations[0].Substitutions = new() { ["-nom-"] = "Aix & Co", ["-nomhtml-"] = "Aix &amp; Co" };
            message.Personalizations[1].Substitutions = new() { ["-nom-"] = "静岡県", ["-nomhtml-"] = "静岡県" };
        });

        await sendGrid.SendAsync(message);

        var mails = await sendGrid.MailsAsync();
        Assert.Equal(["Pour Aix & Co", "Pour 静岡県"], mails.Select(mail => mail.Subject));
        Assert.Equal(["Aix & Co, Aix & Co !", "静岡県, 静岡県 !"], mails.Select(mail => mail.Text));
        Assert.Equal(["<p>Aix &amp; Co</p>", "<p>静岡県</p>"], mails.Select(mail => mail.Html));
        Assert.Equal(["Réponse de Aix & Co", "Réponse de 静岡県"], mails.Select(mail => mail.ReplyToName));
        Assert.All(mails, mail => Assert.Equal("-nom-", mail.CustomArgs["nom"]));
    }

    [Fact]
    public async Task Substitutions_are_not_escaped()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var mail = await DeliverAsync(sendGrid, "<p>-v-</p>", new() { ["-v-"] = "<b>\"gras\"</b>" });

        Assert.Equal("<p><b>\"gras\"</b></p>", mail);
    }

    [Fact]
    public async Task A_tag_within_a_value_is_replaced_too()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var mail = await DeliverAsync(sendGrid, "[-a-]", new() { ["-a-"] = "1 -b-", ["-b-"] = "2 -c-", ["-c-"] = "3" });

        Assert.Equal("[1 2 3]", mail);
    }

    [Fact]
    public async Task A_tag_that_leads_back_to_itself_ends()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var mail = await DeliverAsync(sendGrid, "[-a-]", new() { ["-a-"] = "x-b-", ["-b-"] = "y-a-" });

        Assert.Equal("[xy-a-]", mail);
    }

    [Fact]
    public async Task Values_that_nest_without_end_do_not_fill_the_memory()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var tags = Enumerable.Range(0, 26).ToDictionary(i => $"-{(char)('a' + i)}-", i => string.Concat(Enumerable.Repeat($"-{(char)('b' + i)}-", 100)));

        var mail = await DeliverAsync(sendGrid, "-a-", tags);

        Assert.InRange(mail!.Length, 1, 10_000_000);
    }

    [Fact]
    public async Task Of_two_tags_that_begin_alike_the_longer_is_taken()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var mail = await DeliverAsync(sendGrid, "%nom %nomhtml", new() { ["%nom"] = "1", ["%nomhtml"] = "2" });

        Assert.Equal("1 2", mail);
    }

    [Fact]
    public async Task A_thousand_long_mails_are_made_in_a_moment()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var filling = string.Concat(Enumerable.Repeat("Madame, Monsieur, -nom- ", 330));
        var message = Messages.ToMany(1000);
        message.Contents = [new Content("text/plain", filling), new Content("text/html", filling)];
        var common = Enumerable.Range(0, 20).ToDictionary(tag => $"-tag{tag}-", tag => "v");
        for (var i = 0; i < 1000; i++)
            message.Personalizations[i].Substitutions = new(common) { ["-nom-"] = $"Ville {i}" };

        var watch = Stopwatch.StartNew();
        var reply = await sendGrid.SendAsync(message);
        watch.Stop();

        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        Assert.EndsWith("Ville 999 ", (await sendGrid.MailsAsync())[999].Html, StringComparison.Ordinal);
        // Generous: it is to catch work that grows with tags times text, not a busy machine.
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 mails: {watch.ElapsedMilliseconds} ms");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static async Task<string?> DeliverAsync(SendGridDriver sendGrid, string html, Dictionary<string, string> substitutions)
    {
        var message = Messages.To("a@ville.example").WithFirst(one => one.Substitutions = substitutions);
        message.Contents = [new Content("text/html", html)];
        var reply = await sendGrid.SendAsync(message);
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        return Assert.Single(await sendGrid.MailsAsync()).Html;
    }
}
