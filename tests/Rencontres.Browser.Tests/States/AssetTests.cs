using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Rencontres.Browser.Tests.Staging;

namespace Rencontres.Browser.Tests.States;

/// <summary>What pages load besides themselves.</summary>
public sealed class AssetTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData("rencontres.css")]
    [InlineData("bulletin.js")]
    [InlineData("autosave.js")]
    public async Task It_comes_compressed_to_whoever_takes_that_and_says_the_same(string name)
    {
        using var plain = await GetAsync(name);
        using var compressed = await GetAsync(name, "gzip");

        await using var unpacked = new GZipStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(unpacked).ReadToEndAsync());
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.InRange(compressed.Content.Headers.ContentLength!.Value, 1, plain.Content.Headers.ContentLength!.Value / 2);
        Assert.NotEqual(plain.Headers.ETag, compressed.Headers.ETag);
        Assert.Equal("Accept-Encoding", Assert.Single(plain.Headers.Vary));
    }

    [Fact]
    public async Task What_a_browser_has_is_not_sent_again()
    {
        using var first = await GetAsync("rencontres.css", "gzip");

        using var again = await GetAsync("rencontres.css", "gzip", first.Headers.ETag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task There_is_nothing_under_a_made_up_name()
    {
        using var missing = await GetAsync("made-up.css");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string name, string? encoding = null, EntityTagHeaderValue? has = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Stage.Before.Address, $"assets/{name}"));
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);

        if (has is not null)
            request.Headers.IfNoneMatch.Add(has);

        return await http.SendAsync(request);
    }
}
