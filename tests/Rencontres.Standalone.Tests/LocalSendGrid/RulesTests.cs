using System.Net;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class RulesTests
{
    [Fact]
    public async Task Every_fault_is_named_in_one_answer()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example", "b@ville.example", "c@ville.example", "not an address").With(message =>
        {
            message.From.Name = "Cités Unies";
            message.Subject = null;
            message.Contents = null;
            message.PlainTextContent = null;
            message.Categories = [new string('c', 256)];
        });

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(["from.name", "personalizations.3.to.0.email", "subject", "content", "categories.0"], reply.Fields);
        Assert.Contains(
            """
            {"message":"Does not contain a valid address.","field":"personalizations.3.to.0.email",
            "help":"http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message.personalizations.to"}
            """.ReplaceLineEndings(""),
            reply.Body,
            StringComparison.Ordinal);
        Assert.Empty(await sendGrid.MailsAsync());
    }

    [Theory]
    [InlineData(999, HttpStatusCode.Accepted)]
    [InlineData(1000, HttpStatusCode.Accepted)]
    [InlineData(1001, HttpStatusCode.BadRequest)]
    public async Task A_request_has_at_most_1000_personalizations(int count, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var reply = await sendGrid.SendAsync(Messages.ToMany(count));

        Assert.Equal(expected, reply.Status);
        Assert.Equal(expected == HttpStatusCode.Accepted ? count : 0, (await sendGrid.MailsAsync()).Count);
    }

    [Theory]
    [InlineData(998, HttpStatusCode.Accepted)]
    [InlineData(999, HttpStatusCode.Accepted)]
    [InlineData(1000, HttpStatusCode.BadRequest)]
    public async Task A_request_has_at_most_1000_recipients(int copies, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example").WithFirst(one => one.Bccs = []);
        for (var i = 0; i < copies; i++)
            message.Personalizations[0].Bccs.Add(new EmailAddress($"copie{i}@ville.example"));

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(expected, reply.Status);
    }

    [Fact]
    public async Task A_personalization_has_someone_to_go_to()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var nobody = await sendGrid.SendAsync(Messages.To("a@ville.example").WithFirst(one => one.Tos = []));
        var nothing = await sendGrid.SendAsync(Messages.To());

        Assert.Equal(["personalizations.0.to"], nobody.Fields);
        Assert.Equal(["personalizations"], nothing.Fields);
    }

    [Fact]
    public async Task A_subject_may_stand_in_each_personalization_instead()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example", "b@ville.example").With(message => message.Subject = null).WithFirst(one => one.Subject = "Pour vous");

        var lacksOne = await sendGrid.SendAsync(message);
        var has = await sendGrid.SendAsync(message.With(message => message.Personalizations[1].Subject = "Pour vous aussi"));

        Assert.Equal(["subject"], lacksOne.Fields);
        Assert.Equal(HttpStatusCode.Accepted, has.Status);
        Assert.Equal(["Pour vous", "Pour vous aussi"], (await sendGrid.MailsAsync()).Select(mail => mail.Subject));
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.Accepted)]
    [InlineData(0, HttpStatusCode.Accepted)]
    [InlineData(1, HttpStatusCode.BadRequest)]
    public async Task A_mail_is_scheduled_at_most_72_hours_ahead(int seconds, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var at = SendGridDriver.Clock.GetUtcNow().AddHours(72).AddSeconds(seconds).ToUnixTimeSeconds();

        var all = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.SendAt = at));
        var one = await sendGrid.SendAsync(Messages.To("b@ville.example").WithFirst(one => one.SendAt = at));

        Assert.Equal((expected, expected), (all.Status, one.Status));
    }

    [Theory]
    [InlineData(9, 254, HttpStatusCode.Accepted)]
    [InlineData(10, 255, HttpStatusCode.Accepted)]
    [InlineData(11, 255, HttpStatusCode.BadRequest)]
    [InlineData(10, 256, HttpStatusCode.BadRequest)]
    public async Task A_mail_has_at_most_10_categories_of_255_characters(int count, int length, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var categories = Enumerable.Range(1, count).Select(i => $"{i}".PadRight(length, 'c')).ToList();

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Categories = categories));

        Assert.Equal(expected, reply.Status);
    }

    [Theory]
    [InlineData(9_998, HttpStatusCode.Accepted)]
    [InlineData(9_999, HttpStatusCode.Accepted)]
    [InlineData(10_000, HttpStatusCode.BadRequest)]
    public async Task Substitutions_and_custom_arguments_are_each_less_than_10000_bytes(int bytes, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        // {"tag":"…"} with letters of two bytes.
        var value = new string('é', (bytes - 10) / 2) + new string('e', bytes % 2);

        var substitutions = await sendGrid.SendAsync(Messages.To("a@ville.example").WithFirst(one => one.Substitutions = new() { ["tag"] = value }));
        var arguments = await sendGrid.SendAsync(Messages.To("b@ville.example").WithFirst(one => one.CustomArgs = new() { ["tag"] = value }));

        Assert.Equal((expected, expected), (substitutions.Status, arguments.Status));
    }

    [Fact]
    public async Task Custom_arguments_are_measured_after_the_personal_ones_took_the_place_of_common_ones()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        SendGridMessage Message() => Messages.To("a@ville.example").With(message => message.CustomArgs = new() { ["tag"] = new string('e', 9_985) });

        var replaced = await sendGrid.SendAsync(Message().WithFirst(one => one.CustomArgs = new() { ["tag"] = "1" }));
        var added = await sendGrid.SendAsync(Message().WithFirst(one => one.CustomArgs = new() { ["other"] = "1" }));

        Assert.Equal(HttpStatusCode.Accepted, replaced.Status);
        Assert.Equal(["personalizations.0.custom_args"], added.Fields);
    }

    [Theory]
    [InlineData(99, HttpStatusCode.Accepted)]
    [InlineData(100, HttpStatusCode.Accepted)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    public async Task A_personalization_has_at_most_100_substitutions(int count, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var substitutions = Enumerable.Range(1, count).ToDictionary(i => $"-{i}-", i => "x");

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").WithFirst(one => one.Substitutions = substitutions));

        Assert.Equal(expected, reply.Status);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("é", HttpStatusCode.Accepted)]
    public async Task A_subject_has_at_least_one_character(string subject, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var all = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Subject = subject));
        var one = await sendGrid.SendAsync(Messages.To("b@ville.example").WithFirst(one => one.Subject = subject));

        Assert.Equal((expected, expected), (all.Status, one.Status));
    }

    [Theory]
    [InlineData("R=C3=A9union", true)]
    [InlineData("Réunion", false)]
    public async Task A_headers_value_is_encoded(string value, bool isAccepted)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var all = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Headers = new() { ["X-Own"] = value }));
        var one = await sendGrid.SendAsync(Messages.To("a@ville.example").WithFirst(one => one.Headers = new() { ["X-Own"] = value }));

        Assert.Equal(isAccepted, all.Status == HttpStatusCode.Accepted);
        Assert.Equal(isAccepted, one.Status == HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("x-sg-id")]
    [InlineData("X-SG-EID")]
    [InlineData("received")]
    [InlineData("dkim-signature")]
    [InlineData("Content-Type")]
    [InlineData("Content-Transfer-Encoding")]
    [InlineData("To")]
    [InlineData("From")]
    [InlineData("subject")]
    [InlineData("Reply-To")]
    [InlineData("CC")]
    [InlineData("BCC")]
    [InlineData("List Unsubscribe")]
    [InlineData("En-tête")]
    public async Task Reserved_and_impossible_headers_are_refused(string name)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var all = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Headers = new() { [name] = "x" }));
        var one = await sendGrid.SendAsync(Messages.To("a@ville.example").WithFirst(one => one.Headers = new() { [name] = "x" }));

        Assert.Equal([$"headers.{name}"], all.Fields);
        Assert.Equal([$"personalizations.0.headers.{name}"], one.Fields);
    }
}
