using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Rencontres.Core.Mail;

namespace Rencontres.Web.Tests.Organisers;

public sealed class TemplateRoutesTests
{
    private const string Invitation = "essai-2024/templates/fr/invitation";

    [Fact]
    public async Task Template_is_kept_with_its_version_and_told_in_the_audit_chain()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());

        Assert.Equal(200, status);
        Assert.Equal(
            ("essai-2024/templates/fr/invitation.md", "ba4b84ff5870", 9),
            (body.GetProperty("template").GetString(), body.GetProperty("version").GetString(), body.GetProperty("bytes").GetInt32()));
        Assert.Equal("# Bonjour"u8.ToArray(), desk.Content.Documents["essai-2024/templates/fr/invitation/ba4b84ff5870.md"]);
        Assert.Equal(["fr/invitation version ba4b84ff5870"], await ChangesAsync(desk));
    }

    [Fact]
    public async Task The_same_wording_again_writes_nothing()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());

        var (status, body) = await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());

        Assert.Equal((200, "ba4b84ff5870"), (status, body.GetProperty("version").GetString()));
        Assert.Single(await ChangesAsync(desk));
    }

    [Fact]
    public async Task A_faulty_template_changes_nothing()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());

        var (status, body) = await desk.PutAsync(Invitation, "# Bonjour\n\nunknown"u8.ToArray());

        Assert.Equal((400, 3), (status, body.GetProperty("faults")[0].GetProperty("line").GetInt32()));
        Assert.Equal("# Bonjour", (await ReadAsync(desk, Invitation)).Source);
        Assert.Single(await ChangesAsync(desk));
    }

    [Fact]
    public async Task Every_mail_in_every_language_is_listed_with_whose_wording_it_is()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());
        desk.Content.Documents["essai-2024/templates/en/closing.md"] = "# unknown"u8.ToArray();
        desk.Content.Documents.Remove("product/templates/en/report.md");

        var (_, body) = await desk.GetAsync("essai-2024/templates");

        var templates = body.GetProperty("templates").EnumerateArray().ToDictionary(each => $"{each.GetProperty("language")}/{each.GetProperty("name")}");
        Assert.Equal(2 * MailTemplates.Names.Count, templates.Count);
        Assert.Equal(("own", "ba4b84ff5870", 0), Told(templates["fr/invitation"]));
        Assert.Equal("product", Told(templates["en/invitation"]).Wording);
        Assert.Equal(("own", 1), (Told(templates["en/closing"]).Wording, Told(templates["en/closing"]).Faults));
        Assert.Equal(("missing", null, 0), Told(templates["en/report"]));
    }

    [Fact]
    public async Task A_source_is_read_with_its_version_and_earlier_versions_stay_readable()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());
        await desk.PutAsync(Invitation, "# Bonsoir"u8.ToArray());

        var (standing, headers, version) = await ReadAsync(desk, Invitation);
        var (earlier, _, _) = await ReadAsync(desk, $"{Invitation}?version=ba4b84ff5870");

        Assert.Equal(("# Bonsoir", "# Bonjour"), (standing, earlier));
        Assert.Equal("text/markdown; charset=utf-8", headers.ContentType!.ToString());
        Assert.NotEqual("\"ba4b84ff5870\"", version);
    }

    [Theory]
    [InlineData("000000000000")]
    [InlineData("nonsense")]
    [InlineData("..%2F..%2Fpages")]
    public async Task A_version_that_never_was_is_not_found(string version)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        Assert.Equal(404, (await desk.GetAsync($"{Invitation}?version={version}")).Status);
    }

    [Fact]
    public async Task The_way_back_leads_to_the_products_wording_and_keeps_the_versions()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());

        var (status, body) = await desk.SendAsync(HttpMethod.Delete, Invitation, null);
        var (again, _) = await desk.SendAsync(HttpMethod.Delete, Invitation, null);

        Assert.Equal((200, 200, "product"), (status, again, body.GetProperty("wording").GetString()));
        Assert.Equal("# Subject\n\nText", (await ReadAsync(desk, Invitation)).Source);
        Assert.Equal("# Bonjour", (await ReadAsync(desk, $"{Invitation}?version=ba4b84ff5870")).Source);
        Assert.Equal(["fr/invitation version ba4b84ff5870", "fr/invitation back to the product's"], await ChangesAsync(desk));
    }

    [Fact]
    public async Task A_wording_that_was_given_up_and_comes_back_is_a_change_again()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());
        await desk.PutAsync(Invitation, "# Bonsoir"u8.ToArray());

        var (status, body) = await desk.PutAsync(Invitation, "# Bonjour"u8.ToArray());

        Assert.Equal((200, "ba4b84ff5870"), (status, body.GetProperty("version").GetString()));
        Assert.Equal(3, (await ChangesAsync(desk)).Count);
    }

    [Theory]
    [InlineData("GET", "templates/de/invitation")]
    [InlineData("GET", "templates/fr/layout")]
    [InlineData("DELETE", "templates/fr/..%2Fcampaign")]
    [InlineData("GET", "templates/fr/letter/preview")]
    [InlineData("POST", "templates/fr/letter/test")]
    public async Task A_template_that_does_not_exist_is_refused_with_the_names_there_are(string method, string path)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.SendAsync(new HttpMethod(method), $"essai-2024/{path}", null);

        Assert.Equal(400, status);
        Assert.Contains("reminder-first", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static (string? Wording, string? Version, int Faults) Told(JsonElement template) =>
        (template.GetProperty("wording").GetString(), template.GetProperty("version").GetString(), template.GetProperty("faults").GetInt32());

    private static async Task<(string Source, HttpContentHeaders Headers, string? Version)> ReadAsync(OrganiserDesk desk, string path)
    {
        using var response = await desk.FetchAsync(path);
        Assert.Equal(200, (int)response.StatusCode);
        var source = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return (Encoding.UTF8.GetString(source), response.Content.Headers, response.Headers.ETag?.Tag);
    }

    private static async Task<List<string?>> ChangesAsync(OrganiserDesk desk) =>
        [
            .. (await desk.GetAsync("essai-2024/audit")).Body.GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("act").GetString() == "template-changed").Select(entry => entry.GetProperty("details").GetString()),
        ];
}
