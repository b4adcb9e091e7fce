using System.Net.Http.Headers;
using System.Text;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Bodies that no browser sends for our form, but anybody can.</summary>
public sealed class FormBodyTests
{
    private const string Urlencoded = "application/x-www-form-urlencoded";

    private static readonly string Filled = string.Join('&', OpenForm.Filled.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));

    [Theory]
    [InlineData("%00")]
    [InlineData("%FF")]
    [InlineData("%ED%A0%80")]
    [InlineData("%uD800")]
    [InlineData("%C3")]
    public async Task Bytes_that_are_no_text_are_refused_at_their_field_and_the_rest_stays(string bytes)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, page) = await SendAsync(desk, $"{Filled}&contact.role=Maire{bytes}", Urlencoded);

        Assert.Equal(400, status);
        Assert.Contains("id=\"contact-role-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Hélène Gauthier\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contact.role=C%C3%B4te+d%27Or%2B", "Côte d'Or+")]
    [InlineData("contact.role=100%25u0041%", "100%u0041%")]
    [InlineData("contact.role=%3Fa%3Db%26c%3Bd", "?a=b&c;d")]
    [InlineData("CONTACT.ROLE=Maire&contact.role=Adjoint", "Maire")]
    public async Task A_form_is_decoded_as_browsers_encode_it(string field, string typed)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (_, page) = await SendAsync(desk, $"?&=&nothing&{field}", Urlencoded);

        Assert.Contains($"value=\"{System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(typed)}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Urlencoded + "; charset=utf-7", 415)]
    [InlineData(Urlencoded + "; charset=utf-16", 415)]
    [InlineData(Urlencoded + "; charset=iso-8859-1", 415)]
    [InlineData(Urlencoded + "; charset=\"UTF-8\"", 200)]
    [InlineData("multipart/form-data", 400)]
    [InlineData("multipart/form-data; boundary=x", 400)]
    [InlineData("multipart/form-data; boundary=x; charset=utf-7", 415)]
    public async Task A_form_in_another_encoding_or_broken_is_refused_with_a_page(string contentType, int expected)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, page) = await SendAsync(desk, Filled, contentType);

        Assert.Equal(expected, status);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_in_an_encoding_that_is_not_supported_is_refused_with_a_page()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, _) = await SendAsync(
            desk, "--x\r\nContent-Disposition: form-data; name=\"comment\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+AMk-\r\n--x--\r\n", "multipart/form-data; boundary=x");

        Assert.Equal(400, status);
    }

    private static async Task<(int Status, string Page)> SendAsync(OrganiserDesk desk, string body, string contentType)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        using var response = await desk.Visitor.PostAsync($"campaigns/{OrganiserDesk.Id}", content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
