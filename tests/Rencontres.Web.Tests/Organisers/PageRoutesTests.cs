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
    [InlineData("thanks", "<p>{{ receipt }}\n{{ reciept }}</p>", "2:4 This page has no \"reciept\"; did you mean \"receipt\"?")]
    [InlineData("thanks", "<p>{{ receipt }} {{ t.thank_mail }}</p>", "1:21 This page has no \"t.thank_mail\"; did you mean \"t.thanks_mail\"?")]
    [InlineData("thanks", "<p>{{ receipt }}</p>{% if unchanged %}{{ nothing }}{% endif %}", "1:42 This page has no \"nothing\"; it has answer, attending, base, facts, here, keep, keeps_typing, language, languages, receipt, t, text, title, unchanged, window_title.")]
    [InlineData("thanks", "<p>{{ receipt }} {{ facts.last_minutes }}</p>", "1:26 This page has no \".last_minutes\"; did you mean \".last_minute\"?")]
    [InlineData("thanks", "{{ receipt }}{% for row in answer %}\n{{ row.labels }}{% endfor %}", "2:7 This page has no \".labels\"; did you mean \".label\"?")]
    [InlineData("thanks", "<p>{{ receipt | upsidedown }}</p>", "1:17 There is no filter \"upsidedown\".")]
    [InlineData("thanks", "<p>{{ receipt }}</p>{% assign a = title | append: title %}", "1:43 There is no filter \"append\".")]
    [InlineData("thanks", "<h1>Merci</h1>", "1:1 The page \"thanks\" must print {{ receipt }}.")]
    [InlineData("thanks", "{{ receipt }}<script>alert(1)</script>", "1:14 A script within the page is not run: the browser runs those of our own address only. Leave it out; pages work without scripts.")]
    [InlineData("thanks", "{{ receipt }}\n<p style=\"color:red\">", "2:1 The attribute \"style\" has no effect: the browser takes styles from the stylesheet only. Use one of its classes.")]
    [InlineData("thanks", "{{ receipt }}<p onclick=\"x()\">", "1:14 The attribute \"onclick\" is script, which the browser is told not to run. Leave it out.")]
    [InlineData("thanks", "{{ receipt }}<style>p{}</style>", "1:14 <style> is not allowed on a page: the browser would not show it. Leave it out; styles are those of the product's stylesheet.")]
    [InlineData("thanks", "{{ receipt }}<img src=\"https://elsewhere.example/i.png\">", "1:14 \"https://elsewhere.example/i.png\" lies elsewhere, and pages load nothing from elsewhere and send nothing there. Use an address that begins with {{ base }} or {{ here }}, or \"?\".")]
    [InlineData("thanks", "{{ receipt }}<a href=\"javascript:x\">x</a>", "1:14 A link cannot lead to \"javascript:x\". Use http, https, mailto or tel.")]
    [InlineData("layout", "<main>nothing</main>", "1:1 The page \"layout\" must print {{ content }}.")]
    [InlineData("unsubscribe", "<form method=\"get\"><button name=\"action\"></button></form>", "1:1 The page \"unsubscribe\" must have a form that is sent by post: <form method=\"post\" action=\"?lang={{ language }}\">.")]
    [InlineData("withdraw", "<form method=\"post\"><button name=\"action\"></button></form>", "1:1 The form must have a field, or a button, with the name \"revision\".")]
    public async Task A_fault_is_refused_with_its_place_and_the_remedy(string name, string source, string fault)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PutAsync($"{Pages}/{name}", Encoding.UTF8.GetBytes(source));

        Assert.Equal((400, fault), (status, Messages(body)));
        Assert.DoesNotContain($"essai-2024/pages/{name}.html", desk.Content.Documents.Keys);
    }

    [Fact]
    public async Task Tags_that_pages_do_not_have_are_all_named()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (_, body) = await desk.PutAsync($"{Pages}/thanks", "{{ receipt }}\n{% include 'x' %}\n{% render 'y' %}"u8.ToArray());

        Assert.Equal(["2: Unknown tag 'include'", "3: Unknown tag 'render'"], Faults(body).Select(fault => $"{fault.GetProperty("line")}: {fault.GetProperty("message")}"));
    }

    [Fact]
    public async Task The_forms_guard_cannot_be_left_out_nor_put_outside_the_form()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        var product = Encoding.UTF8.GetString(Product("bulletin"));
        var without = product.Replace("{{ form.guard }}", "", StringComparison.Ordinal);

        var (none, _) = await desk.PutAsync($"{Pages}/bulletin", Encoding.UTF8.GetBytes(without));
        var (outside, body) = await desk.PutAsync($"{Pages}/bulletin", Encoding.UTF8.GetBytes(without + "{{ form.guard }}"));

        Assert.Equal((400, 400), (none, outside));
        Assert.Contains("The form must print {{ form.guard }}", Messages(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_too_long_is_refused()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PutAsync($"{Pages}/thanks", Encoding.UTF8.GetBytes(Own + new string(' ', 100 * 1024)));

        Assert.Equal((400, "1:1 The page is longer than 100 KB."), (status, Messages(body)));
    }

    [Theory]
    [InlineData("{{ receipt")]
    [InlineData("<h1>without what it must have</h1>")]
    [InlineData("{{ receipt }}{% for i in (1..100000) %}{{ i }}{% endfor %}")]
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
