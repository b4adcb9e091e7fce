using System.Text;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Http;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Rendering;

namespace Rencontres.Web.Tests.Pages.Rendering;

public sealed class PageStreamTests : IDisposable
{
    private readonly MemoryStream sent = new();
    private readonly DefaultHttpContext context = new();

    public PageStreamTests() => context.Response.Body = sent;

    [Fact]
    public async Task What_comes_before_the_content_is_sent_before_the_content_is_made()
    {
        var sentBefore = "";
        await Stream("{{ title }}: {{ content }}.", "a form", () => sentBefore = Sent).ExecuteAsync(context);
        Assert.Equal("L’été: ", sentBefore);
        Assert.Equal("L’été: a form.", Sent);
    }

    [Fact]
    public async Task The_content_is_encoded_where_it_prints_values_and_nowhere_else()
    {
        await Stream("<main>{{ content }}</main>", "<p>{{ typed }}</p>").ExecuteAsync(context);
        Assert.Equal("<main><p>&lt;b&gt;日本</p></main>", Sent);
    }

    [Fact]
    public async Task Status_and_type_go_before_everything()
    {
        var begun = (0, "");
        await Stream("{{ content }}", "a form", () => begun = (context.Response.StatusCode, context.Response.ContentType!)).ExecuteAsync(context);
        Assert.Equal((StatusCodes.Status410Gone, "text/html; charset=utf-8"), begun);
    }

    [Fact]
    public async Task A_content_that_cannot_be_made_is_told_to_the_server()
    {
        var stream = Stream("{{ title }}: {{ content }}.", "a form", () => throw new InvalidOperationException("no values"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => stream.ExecuteAsync(context));
        Assert.Equal("no values", failure.Message);
    }

    public void Dispose() => sent.Dispose();

    private string Sent => Encoding.UTF8.GetString(sent.ToArray());

    private static PageStream Stream(string layout, string content, Action? made = null) => new(
        new PageLiquid(),
        new PagePart(Parsed(layout), () => new Dictionary<string, FluidValue> { ["title"] = new StringValue("L’été") }),
        new PagePart(Parsed(content), () => Making(made)),
        StatusCodes.Status410Gone);

    private static Dictionary<string, FluidValue> Making(Action? made)
    {
        made?.Invoke();
        return new() { ["typed"] = new StringValue("<b>日本") };
    }

    private static IFluidTemplate Parsed(string source) => PageLiquid.Parse(Encoding.UTF8.GetBytes(source));
}
