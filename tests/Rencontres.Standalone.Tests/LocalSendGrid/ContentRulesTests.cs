using System.Net;
using System.Text;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class ContentRulesTests
{
    // The client itself orders the parts and leaves out empty ones, so these are posted by hand.
    [Theory]
    [InlineData("""{"type":"text/html","value":"x"}""", null)]
    [InlineData("""{"type":"text/plain","value":"x"},{"type":"text/html","value":"x"},{"type":"text/calendar","value":"x"}""", null)]
    [InlineData("""{"type":"text/html","value":"x"},{"type":"text/plain","value":"x"}""", "content")]
    [InlineData("""{"type":"text/calendar","value":"x"},{"type":"text/html","value":"x"}""", "content")]
    [InlineData("""{"type":"text/plain","value":""}""", "content.0.value")]
    [InlineData("""{"type":"text/plain","value":"x"},{"type":"text/html"}""", "content.1.value")]
    [InlineData("""{"type":"","value":"x"}""", "content.0.type")]
    [InlineData("""{"type":"text/plain; charset=utf-8","value":"x"}""", "content.0.type")]
    [InlineData("", "content")]
    public async Task Parts_are_whole_and_in_order(string parts, string? field)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        using var body = new StringContent(
            $$"""{"personalizations":[{"to":[{"email":"a@ville.example"}]}],"from":{"email":"b@ville.example"},"subject":"s","content":[{{parts}}]}""",
            Encoding.UTF8, "application/json");

        using var response = await sendGrid.PostAsync(body);

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(field is null ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field is null ? "" : $"\"field\":\"{field}\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.pdf", "YQ==", null, "attachment", null)]
    [InlineData("a.pdf", "no-base64", null, null, "attachments.0.content")]
    [InlineData("a.pdf", "", null, null, "attachments.0.content")]
    [InlineData(null, "YQ==", null, null, "attachments.0.filename")]
    [InlineData("a\r\nb.pdf", "YQ==", null, null, "attachments.0.filename")]
    [InlineData("a.pdf", "YQ==", "text/calendar; method=PUBLISH", null, "attachments.0.type")]
    [InlineData("a.pdf", "YQ==", "", null, "attachments.0.type")]
    [InlineData("a;b.pdf", "YQ==", null, null, "attachments.0.filename")]
    [InlineData("a,b.pdf", "YQ==", null, null, "attachments.0.filename")]
    [InlineData("a.pdf", "YQ==", "application/pdf", "inline", null)]
    [InlineData("a.pdf", "YQ==", null, "hidden", "attachments.0.disposition")]
    public async Task An_attachment_has_a_name_and_a_content(string? name, string content, string? type, string? disposition, string? field)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var attachment = new Attachment { Filename = name, Content = content, Type = type, Disposition = disposition };

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Attachments = [attachment]));

        if (field is null)
            Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        else
            Assert.Equal([field], reply.Fields);
    }

    [Fact]
    public async Task A_content_attached_to_many_mails_is_kept_once()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        await sendGrid.SendAsync(Messages.ToMany(3).With(message => message.AddAttachment("a.pdf", "YQ==")));
        await sendGrid.SendAsync(Messages.ToMany(3).With(message => message.AddAttachment("autre.pdf", "YQ==")));

        Assert.Equal("a", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(sendGrid.AttachmentFolder)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_template_of_the_account_is_unknown()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.TemplateId = "d-123"));

        Assert.Equal(["template_id"], reply.Fields);
    }
}
