using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Web.Tests.Organisers;

public sealed class InviteeRoutesTests
{
    private const string List = "code;nom;courriel\n54395;Nancy;a@mairie.example\n35238;Rennes;r@mairie.example\n1;;x@mairie.example\n2;Tours;nobody\n";

    [Fact]
    public async Task Dry_run_tells_what_an_import_would_do_and_does_nothing()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/invitees?dryRun=true", List, "text/csv");

        Assert.Equal(200, status);
        Assert.Equal((1, 0, 1), (body.GetProperty("added").GetInt32(), body.GetProperty("updated").GetInt32(), body.GetProperty("unchanged").GetInt32()));
        Assert.Equal([(4, "The column name is empty."), (5, "\"nobody\" is no mail address.")], Rejected(body));
        Assert.Equal(2, desk.Invitees.Count);
    }

    [Fact]
    public async Task List_can_come_as_the_file_of_a_form()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.Latin1.GetBytes(List.Replace("Nancy", "Besançon", StringComparison.Ordinal))), "file", "liste.csv" } };

        var (status, body) = await desk.SendAsync(HttpMethod.Post, "essai-2024/invitees", form);

        Assert.Equal(200, status);
        Assert.Equal((1, 1), (body.GetProperty("added").GetInt32(), body.GetProperty("updated").GetInt32()));
        Assert.Equal(3, desk.Invitees.Count);
    }

    [Fact]
    public async Task Shorter_list_changes_only_what_it_has_columns_for()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        await desk.PostAsync(
            "essai-2024/invitees",
            "code,name,kind,country,area,population,language,email,zone,contact\n988001,Nouméa,commune,FR,Sud,94285,fr,n@mairie.example,Pacific/Auckland,Camille\nJP221007,静岡市,municipality,JP,静岡県,690000,ja,s@city.example,,Midori\n",
            "text/csv");

        var (_, same) = await desk.PostAsync("essai-2024/invitees", "code,name,country,language,email\n988001,Nouméa,FR,fr,n@mairie.example\nJP221007,静岡市,JP,ja,s@city.example\n", "text/csv");
        var (_, renamed) = await desk.PostAsync("essai-2024/invitees", "code,name,email\n988001,Ville de Nouméa,n@mairie.example\nJP221007,静岡市,s@city.example\n", "text/csv");
        var (_, emptied) = await desk.PostAsync("essai-2024/invitees", "code,name,email,contact\nJP221007,静岡市,s@city.example,\n", "text/csv");

        Assert.Equal((0, 2), (same.GetProperty("updated").GetInt32(), same.GetProperty("unchanged").GetInt32()));
        Assert.Equal((1, 1), (renamed.GetProperty("updated").GetInt32(), renamed.GetProperty("unchanged").GetInt32()));
        Assert.Equal(1, emptied.GetProperty("updated").GetInt32());
        Assert.Equal(new("FR", "Pacific/Auckland"), desk.Listed("988001").Slot);
        Assert.Equal(("Ville de Nouméa", "commune", "Sud", 94285, "Camille"), Told(desk.Listed("988001")));
        Assert.Equal(("静岡市", "municipality", "静岡県", 690000, ""), Told(desk.Listed("JP221007")));
        Assert.Equal(Language.Japanese, desk.Listed("JP221007").Language);
    }

    [Fact]
    public async Task Zone_that_followed_from_the_country_follows_a_corrected_country()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        await desk.PostAsync("essai-2024/invitees", "code,name,country,email\n54395,Nancy,JP,a@mairie.example\n", "text/csv");

        Assert.Equal(new("JP", Zones.Tokyo), desk.Listed("54395").Slot);
        Assert.Contains(new("JP", Zones.Tokyo), (await desk.Campaigns.FindAsync(CampaignId.Parse(OrganiserDesk.Id), TestContext.Current.CancellationToken))!.Campaign.Arrivals.Keys);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("code,email,email\n1,a,b", 400)]
    public async Task File_that_is_no_list_is_refused_with_the_reason(string list, int expected)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/invitees", list, "text/csv");

        Assert.Equal(expected, status);
        Assert.Equal("The list cannot be read.", body.GetProperty("title").GetString());
        Assert.NotEqual("", body.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("{}", "“{}”")]
    [InlineData("code;country\n1;FR\n2;FR\n3;FR\n", "“code”, “country”")]
    public async Task List_without_the_columns_it_needs_has_one_fault_about_its_headings(string list, string found)
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/invitees", list, "text/csv");

        Assert.Equal(400, status);
        Assert.StartsWith($"Line 1: no column is called “name” or “email”; the headings found are {found}.", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, desk.Invitees.Count);
    }

    [Fact]
    public async Task One_invitee_gets_a_later_cutoff_and_the_link_to_use_it()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/invitees/54395/extend", """{"at":"2023-09-06T12:00"}""");
        var (again, _) = await desk.PostAsync("essai-2024/invitees/54395/extend", """{"at":"2023-09-06T12:00"}""");
        var (early, _) = await desk.PostAsync("essai-2024/invitees/54395/extend", """{"before":"2023-09-04"}""");
        var (unknown, _) = await desk.PostAsync("essai-2024/invitees/nobody/extend", """{"at":"2023-09-06T12:00"}""");

        Assert.Equal((200, 200, 409, 404), (status, again, early, unknown));
        Assert.Equal("2023-09-06T10:00:00Z", body.GetProperty("until").GetString());
        Assert.StartsWith("https://rencontres.example.org/bulletins/", body.GetProperty("link").GetString(), StringComparison.Ordinal);
        var acts = (await desk.GetAsync("essai-2024/audit")).Body.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("act").GetString());
        Assert.Single(acts, act => act == "invitee-extended");
    }

    [Fact]
    public async Task Bulletin_is_typed_in_after_the_cutoff_when_it_was_received_before()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = Instant.FromUtc(2023, 9, 5, 8, 0);

        var (late, refused) = await desk.PostAsync("essai-2024/invitees/54395/registration", Bulletin("2023-09-04T00:00+02:00"));
        var (status, body) = await desk.PostAsync("essai-2024/invitees/54395/registration", Bulletin("2023-09-03T21:59:59Z"));
        var report = (await desk.GetAsync("essai-2024/report")).Body;

        Assert.Equal((410, 200), (late, status));
        Assert.Equal("2023-09-03T22:00:00Z", refused.GetProperty("cutoff").GetString());
        Assert.Equal(("attending", 1), (body.GetProperty("status").GetString(), body.GetProperty("revision").GetInt32()));
        Assert.Equal(1, report.GetProperty("totals").GetProperty("attending").GetInt32());
        Assert.Equal("a@mairie.example", report.GetProperty("organisations").EnumerateArray().Single(each => each.GetProperty("id").GetString() == "54395").GetProperty("contact").GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("""{"attending":true}""", "receivedAt", "Say when the bulletin was received: that is what counts.")]
    [InlineData("""{"receivedAt":"yesterday"}""", "receivedAt", "Give an instant like")]
    [InlineData("""{"receivedAt":"2023-09-01T10:00"}""", "receivedAt", "Give an instant like")]
    [InlineData("""{"receivedAt":5}""", "receivedAt", "Give an instant like")]
    [InlineData("""{"receivedAt":"2023-09-05T10:00Z"}""", "receivedAt", "This is in the future.")]
    [InlineData("""{"receivedAt":"2023-08-01T10:00Z","contact":{"emial":"x"}}""", "contact.emial", "This is not known here, or its value is of another kind.")]
    [InlineData("""{"receivedAt":"2023-08-01T10:00Z","attending":true}""", "contact.name", "This is needed.")]
    [InlineData("""nothing""", "", "The body is not a JSON object.")]
    public async Task Faulty_bulletin_is_refused_by_field(string body, string field, string message)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = Instant.FromUtc(2023, 9, 1, 8, 0);

        var (status, problem) = await desk.PostAsync("essai-2024/invitees/54395/registration", body);

        Assert.Equal(400, status);
        Assert.StartsWith(message, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_and_suggestions_can_be_taken_away_in_every_format()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = Instant.FromUtc(2023, 8, 1, 8, 0);
        await desk.PostAsync("essai-2024/invitees/54395/registration", Bulletin("2023-08-01T07:00:00Z"));

        foreach (var (format, type, start) in new[] { ("json", "application/json", "{"), ("csv", "text/csv", "\uFEFFid,"), ("html", "text/html", "<!doctype html>"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK") })
        {
            var (headers, body) = await desk.DownloadAsync($"essai-2024/report?format={format}");

            Assert.Equal((type, $"essai-2024-report-20230801.{format}"), (headers.ContentType!.MediaType, headers.ContentDisposition!.FileName!.Trim('"')));
            Assert.StartsWith(start, Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        }

        var suggestions = (await desk.GetAsync("essai-2024/suggestions")).Body.GetProperty("suggestions");
        var csv = Encoding.UTF8.GetString((await desk.DownloadAsync("essai-2024/suggestions?format=csv")).Body);
        Assert.Equal("Un atelier sur l’eau", suggestions[0].GetProperty("text").GetString());
        Assert.Contains("54395,Nancy,FR,workshop,,,Un atelier sur l’eau", csv, StringComparison.Ordinal);
        Assert.Equal(400, (await desk.GetAsync("essai-2024/report?format=docx")).Status);
    }

    private static string Bulletin(string receivedAt) =>
        $$"""{"receivedAt":"{{receivedAt}}","contact":{"name":"Hélène"},"attending":true,"suggestions":[{"about":"workshop","text":"Un atelier sur l’eau"}]}""";

    private static (string, string, string, int?, string) Told(ListedInvitee listed) => (listed.Name, listed.Kind, listed.Area, listed.Population, listed.Contact);

    private static IEnumerable<(int, string?)> Rejected(System.Text.Json.JsonElement body) =>
        body.GetProperty("rejected").EnumerateArray().Select(each => (each.GetProperty("line").GetInt32(), each.GetProperty("reason").GetString()));
}
