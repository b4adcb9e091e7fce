using Rencontres.Web.Tests.Organisers;
using Rencontres.Web.Tests.Pages;

namespace Rencontres.Web.Tests.Routing;

public sealed class HeaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("campaigns/essai-2024")]
    [InlineData("bulletins/{token}")]
    [InlineData("bulletins/{token}/meeting.ics")]
    [InlineData("bulletins/nobodys")]
    [InlineData("api/bulletins/{token}")]
    [InlineData("api/bulletins/nobodys")]
    [InlineData("confirm/nobodys")]
    [InlineData("unsubscribe/nobodys")]
    [InlineData("health")]
    [InlineData("bulletins/{token}/nothing")]
    [InlineData("api/organiser/campaigns/essai-2024/status")]
    public async Task No_answer_is_kept_indexed_or_handed_on(string path)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        using var response = await desk.Visitor.GetAsync(path.Replace("{token}", desk.BulletinLink("54395").Split('/')[^1], StringComparison.Ordinal), Cancellation);

        var headers = response.Headers;

        Assert.True(headers.CacheControl?.NoStore);
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex, nofollow", headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("api/organiser/campaigns/essai-2024/status")]
    public async Task What_no_route_answers_and_what_wants_a_key_ask_for_https_too(string path)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        using var response = await desk.Visitor.GetAsync(path, Cancellation);

        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_page_runs_nothing_is_framed_by_nobody_and_asks_for_https()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        using var response = await desk.Visitor.GetAsync(desk.BulletinLink("54395"), Cancellation);

        var headers = response.Headers;
        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Contains("geolocation=()", headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Robots_may_read_that_nothing_is_to_be_indexed()
    {
        await using var desk = await OrganiserDesk.OpenAsync();

        var robots = await desk.Visitor.GetStringAsync("robots.txt", Cancellation);

        Assert.Equal("User-agent: *\nDisallow: /api/\n", robots);
    }
}
