using System.Text;
using System.Text.Json;

namespace Rencontres.Web.Tests.Organisers;

public sealed class PageFaultTests
{
    private const string Pages = $"{OrganiserDesk.Id}/pages";

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
    [InlineData("withdraw", "<form method=\"post\"><button name=\"action\" value=\"withdraw-confirmed\"></button></form>", "1:1 The form has no field \"revision\" on the page \"withdraw\". Copy {{ revision }}, with what belongs to it, from the product's page.")]
    [InlineData("thanks", "{{ receipt }}{% for i in (1..100000000) %}{{ i }}{% endfor %}", "1:26 A range must be written in two numbers, 1000 long at most: (1..10).")]
    [InlineData("thanks", "{{ receipt }}{% for a in (1..300) %}{% for b in (1..300) %}{{ b }}{% endfor %}{% endfor %}", "1:1 The page does too much: its loops take more than 20,000 steps, or lie more than 10 deep in each other.")]
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
    public async Task A_page_that_is_too_long_is_refused()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PutAsync($"{Pages}/thanks", Encoding.UTF8.GetBytes("{{ receipt }}" + new string(' ', 100 * 1024)));

        Assert.Equal((400, "1:1 The page is longer than 100 KB."), (status, Messages(body)));
    }

    private static JsonElement[] Faults(JsonElement body) => body.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray()] : [];

    private static string Messages(JsonElement body) =>
        string.Join('\n', Faults(body).Select(fault => $"{fault.GetProperty("line")}:{fault.GetProperty("column")} {fault.GetProperty("message").GetString()}"));
}
