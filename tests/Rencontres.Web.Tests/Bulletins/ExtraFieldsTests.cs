using System.Net.Http.Json;
using System.Text.Json;
using Rencontres.Web.Tests.Definitions;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Bulletins;

/// <summary>The organisers' own questions, and the fields they switch, in the bulletins' API.</summary>
public sealed class ExtraFieldsTests
{
    [Fact]
    public async Task Answers_come_back_in_one_spelling_and_topics_with_what_was_said_of_them()
    {
        await using var desk = await StartedAsync();

        var (status, _) = await PutAsync(desk, Bulletin(new { interpreting = "japanese", tables = "1 200,50" }, phone: "０１ ９９ ００ １２ ３４"));
        var read = await desk.Visitor.GetFromJsonAsync<JsonElement>(Address(desk), TestContext.Current.CancellationToken);

        Assert.Equal(200, status);
        Assert.Equal("""{"interpreting":"japanese","tables":"1200.5"}""", read.GetProperty("extra").GetRawText());
        Assert.Equal("01 99 00 12 34", read.GetProperty("contact").GetProperty("phone").GetString());
        var suggestion = read.GetProperty("suggestions")[0];
        Assert.Equal((false, true), (suggestion.GetProperty("wanted").GetBoolean(), suggestion.GetProperty("contributes").GetBoolean()));
    }

    [Fact]
    public async Task Every_fault_is_told_at_its_field_in_the_readers_language()
    {
        await using var desk = await StartedAsync();

        var (status, problem) = await PutAsync(desk, Bulletin(new { tables = "douze", menu = "thé" }, phone: "17", conference: "yes"));

        Assert.Equal(400, status);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["contact.phone"] = "Ce numéro ne semble pas complet. Exemple\u00a0: +33 1 99 00 12 34",
                ["conference"] = "Ce bulletin ne comporte pas cette rubrique.",
                ["extra.menu"] = "Ce bulletin ne comporte pas cette rubrique.",
                ["extra.interpreting"] = "À remplir.",
                ["extra.tables"] = "Écrivez un nombre, en chiffres. Exemple\u00a0: 12 ou 12,5",
            },
            problem.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value[0].GetString()!));
    }

    [Fact]
    public async Task What_an_organiser_types_in_may_lack_what_the_form_requires()
    {
        await using var desk = await StartedAsync();
        var received = desk.Clock.Now.ToString();
        var body = JsonSerializer.Serialize(new { attending = true, contact = new { name = "Hélène" }, extra = new { tables = "3" }, receivedAt = received });

        var (status, _) = await desk.PostAsync($"{OrganiserDesk.Id}/invitees/54395/registration", body);
        var (_, report) = await desk.GetAsync($"{OrganiserDesk.Id}/report");

        Assert.Equal(200, status);
        Assert.Equal("""{"tables":"3"}""", JsonSerializer.Serialize(report.GetProperty("organisations").EnumerateArray().Single(each => each.GetProperty("code").GetString() == "54395").GetProperty("extra")));
    }

    private static async Task<OrganiserDesk> StartedAsync()
    {
        var desk = await OrganiserDesk.PreparedAsync();
        var (put, _) = await desk.PutAsync($"{OrganiserDesk.Id}/definition", SampleDefinition.With(("\"opens\"", $"\"form\": {SampleForm.Text}, \"opens\"")));
        var (start, _) = await desk.PostAsync($"{OrganiserDesk.Id}/start");
        Assert.Equal((200, 200), (put, start));
        return desk;
    }

    private static object Bulletin(object extra, string phone, string? conference = null) => new
    {
        contact = new { name = "Hélène", email = "helene@nancy.example", phone },
        attending = true,
        conference,
        suggestions = new[] { new { about = "theme", topic = "", text = "Les jeunes", contributes = true } },
        extra,
        consent = true,
    };

    private static async Task<(int Status, JsonElement Body)> PutAsync(OrganiserDesk desk, object bulletin)
    {
        using var response = await desk.Visitor.PutAsJsonAsync(Address(desk), bulletin, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    private static string Address(OrganiserDesk desk) =>
        $"api{desk.Links.Bulletin(desk.Invitees.Rows.Single(invitee => invitee.Listed.Code == "54395")).AbsolutePath}";
}
