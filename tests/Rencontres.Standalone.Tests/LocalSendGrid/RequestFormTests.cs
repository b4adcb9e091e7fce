using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class RequestFormTests
{
    private const string Smallest =
        """{"personalizations":[{"to":[{"email":"a@ville.example"}]}],"from":{"email":"b@ville.example"},"""
        + """ "subject":"s","content":[{"type":"text/plain","value":"t"}]}""";

    [Theory]
    [InlineData(29_999_999, HttpStatusCode.Accepted)]
    [InlineData(30_000_000, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(30_000_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_is_less_than_30_MB(int length, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        using var body = Json(Encoding.UTF8.GetBytes(Smallest.PadRight(length)));

        using var response = await sendGrid.PostAsync(body);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Attachments_that_make_a_request_too_long_are_refused()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example").With(message => message.AddAttachment("plan.pdf", Convert.ToBase64String(new byte[23_000_000])));

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
        Assert.Empty(await sendGrid.MailsAsync());
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        using var body = new StringContent(Smallest, Encoding.UTF8, "text/plain");

        using var response = await sendGrid.PostAsync(body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("Content-Type should be application/json.", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        using var body = Json(Encoding.Latin1.GetBytes(Smallest.Replace("\"s\"", "\"é\"", StringComparison.Ordinal)));

        using var response = await sendGrid.PostAsync(body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"subject":"\ud83d"}""")]
    public async Task What_is_no_JSON_object_is_a_bad_request(string text)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        using var body = Json(Encoding.UTF8.GetBytes(text));

        using var response = await sendGrid.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("""{"errors":[{"message":"Bad Request","field":null,"help":null}]}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"email":"b@ville.example"}""", "\"b@ville.example\"", "from", "Expected: object, given: string.")]
    [InlineData("\"a@ville.example\"", "[1]", "personalizations.0.to.0.email", "Expected: string, given: array.")]
    [InlineData("\"s\"", "null", "subject", "Expected: string, given: null.")]
    public async Task Wrong_types_are_named(string right, string wrong, string field, string message)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        using var body = Json(Encoding.UTF8.GetBytes(Smallest.Replace(right, wrong, StringComparison.Ordinal)));

        using var response = await sendGrid.PostAsync(body);

        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"message\":\"Invalid type. {message}\",\"field\":\"{field}\"", answer, StringComparison.Ordinal);
    }

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
