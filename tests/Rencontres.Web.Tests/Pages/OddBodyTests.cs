using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed class OddBodyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_no_browser_sends_is_refused_with_a_page_and_stores_nothing(bool personal)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var address = personal ? desk.BulletinLink("54395") : $"campaigns/{OrganiserDesk.Id}";
        var surprises = new List<string>();
        foreach (var (number, (type, body)) in OddBodies.All.Index())
        {
            using var content = new ByteArrayContent(body);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await desk.Visitor.PostAsync(address, content, TestContext.Current.CancellationToken);

            if ((int)response.StatusCode is < 400 or > 499 && !IsAskedBack(response, personal, body))
                surprises.Add($"{number}, {type}: {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                surprises.Add($"{number}, {type}: {response.Content.Headers.ContentType}");
        }

        Assert.True(OddBodies.All.Count() >= 300);
        Assert.Empty(surprises);
        Assert.Empty(await desk.OpenBulletinsAsync());
        Assert.Null(await desk.AnswerAsync("54395"));
    }

    /// <summary>To withdraw an answer that is not there shows the form.</summary>
    private static bool IsAskedBack(HttpResponseMessage response, bool personal, byte[] body) =>
        personal && response.IsSuccessStatusCode && body.AsSpan().StartsWith("action=withdraw"u8);
}
