using System.Text;
using System.Text.Json;
using Rencontres.Web.Tests.Definitions;
using Rencontres.Web.Tests.Pages;

namespace Rencontres.Web.Tests.Organisers;

public sealed class PageRoutesTests
{
    private const string Pages = $"{OrganiserDesk.Id}/pages";
    private const string Own = "<h1>Merci bien</h1>\n<p>{{ receipt }}</p>\n";

    public static TheoryData<string> Names => new(Directory.EnumerateFiles(Path.Combine(ContentFolder.Path, "pages")).Select(file => Path.GetFileNameWithoutExtension(file)).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_products_own_page_has_no_faults_and_can_be_looked_at_in_every_language(string name)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PutAsync($"{Pages}/{name}", Product(name));

        Assert.Equal("", Messages(body));
        Assert.Equal(200, status);
        foreach (var language in new[] { "fr", "ja", "en" })
        {
            using var preview = await desk.FetchAsync($"{Pages}/{name}/preview?language={language}");
            var page = await preview.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Own_page_is_kept_with_its_version_told_in_the_audit_chain_and_shown_to_readers()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, body) = await desk.PutAsync($"{Pages}/thanks", Encoding.UTF8.GetBytes(Own));
        var page = await desk.AnswerAsync();

        Assert.Equal((200, "essai-2024/pages/thanks.html"), (status, body.GetProperty("page").GetString()));
        Assert.Equal(Encoding.UTF8.GetBytes(Own), desk.Content.Documents[$"essai-2024/pages/thanks/{body.GetProperty("version").GetString()}.html"]);
        Assert.Contains("Merci bien", page, StringComparison.Ordinal);
        var audit = (await desk.GetAsync($"{OrganiserDesk.Id}/audit")).Body.ToString();
        Assert.Contains("page-changed", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_goes_back_to_the_products_page()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        var (_, put) = await desk.PutAsync($"{Pages}/thanks", Encoding.UTF8.GetBytes(Own));

        var (status, body) = await desk.SendAsync(HttpMethod.Delete, $"{Pages}/thanks", null);
        var (_, kept) = await desk.DownloadAsync($"{Pages}/thanks?version={put.GetProperty("version").GetString()}");

        Assert.Equal((200, "product"), (status, body.GetProperty("page").GetString()));
        Assert.Equal(Encoding.UTF8.GetBytes(Own), kept);
    }

    [Fact]
    public async Task The_list_tells_which_pages_are_the_campaigns_own_and_which_have_faults()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync($"{Pages}/thanks", Encoding.UTF8.GetBytes(Own));
        desk.Content.Documents["essai-2024/pages/withdrawn.html"] = "no receipt"u8.ToArray();

        var (_, body) = await desk.GetAsync(Pages);

        var told = body.GetProperty("pages").EnumerateArray().ToDictionary(
            page => page.GetProperty("name").GetString()!, page => (page.GetProperty("page").GetString(), page.GetProperty("faults").GetInt32()));
        Assert.Equal([("own", 0), ("own", 1), ("product", 0)], [told["thanks"], told["withdrawn"], told["bulletin"]]);
    }

    [Theory]
    [InlineData("{{ receipt")]
    [InlineData("<h1>without what it must have</h1>")]
    [InlineData("{{ receipt }}{% for i in (1..100000) %}{{ i }}{% endfor %}")]
    [InlineData("{{ receipt }}{% for a in (1..300) %}{% for b in (1..300) %}{{ b }}{% endfor %}{% endfor %}")]
    [InlineData("{{ receipt }}{% assign long = '0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789' %}{% for i in (1..1000) %}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{{ long }}{% endfor %}")]
    public async Task A_page_that_came_into_the_store_faulty_gives_way_to_the_products(string source)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Content.Documents["essai-2024/pages/thanks.html"] = Encoding.UTF8.GetBytes(source);

        var page = await desk.AnswerAsync();

        Assert.Contains("Merci, votre réponse est enregistrée", page, StringComparison.Ordinal);
        Assert.Contains("class=\"receipt\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_there_is_not_is_told_with_those_that_there_are()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PutAsync($"{Pages}/thank", Encoding.UTF8.GetBytes(Own));

        Assert.Equal(400, status);
        Assert.Contains("thanks", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("language=de")]
    [InlineData("state=9")]
    public async Task A_preview_that_cannot_be_made_is_refused(string query)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, _) = await desk.GetAsync($"{Pages}/thanks/preview?{query}");

        Assert.Equal(400, status);
    }

    private static byte[] Product(string name) => File.ReadAllBytes(Path.Combine(ContentFolder.Path, "pages", $"{name}.html"));

    private static JsonElement[] Faults(JsonElement body) => body.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray()] : [];

    private static string Messages(JsonElement body) =>
        string.Join('\n', Faults(body).Select(fault => $"{fault.GetProperty("line")}:{fault.GetProperty("column")} {fault.GetProperty("message").GetString()}"));
}
