using System.Text;
using System.Text.Json;
using Rencontres.Core.Reports;
using Rencontres.Lists.Reports;

namespace Rencontres.Lists.Tests.Reports;

public sealed class ReportWriterTests
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Json_has_the_figures_and_the_organisations_of_the_contract()
    {
        using var report = JsonDocument.Parse(await WriteAsync("json"));

        var root = report.RootElement;
        Assert.Equal("rencontres-2024", root.GetProperty("campaign").GetString());
        Assert.Equal("2023-08-20T12:00:00Z", root.GetProperty("asOf").GetString());
        Assert.Equal("2023-09-03T22:00:00Z", root.GetProperty("cutoff").GetString());
        Assert.Equal("running", root.GetProperty("status").GetString());
        Assert.Equal(
            """{"invited":5,"delivered":5,"bounced":0,"opened":0,"answered":3,"unconfirmed":2,"attending":1,"declined":1,"withdrawn":1,"silent":1,"delegates":1,"unknown":0,"drafts":0}""",
            JsonSerializer.Serialize(root.GetProperty("totals")));
        Assert.Equal(1, root.GetProperty("byCountry").GetProperty("JP").GetProperty("silent").GetInt32());
        Assert.Equal(3, root.GetProperty("byKind").GetProperty("commune").GetProperty("invited").GetInt32());
        Assert.Equal(
            """[{"date":"2023-07-11","answers":0,"waves":["invitation"]},{"date":"2023-08-02","answers":3,"waves":[]},{"date":"2023-08-04","answers":0,"waves":["reminder-1"]},{"date":"2023-08-18","answers":0,"waves":["reminder-2"]}]""",
            JsonSerializer.Serialize(root.GetProperty("byDay")));
        Assert.Equal(["attending", "declined", "withdrawn", "silent", "unconfirmed"], root.GetProperty("organisations").EnumerateArray().Select(each => each.GetProperty("status").GetString()));
        Assert.Equal(4, root.GetProperty("suggestions").GetArrayLength());
        Assert.Equal(
            ["organisation=54395", "name=Nancy", "country=FR", "about=theme", "topic=next-generation", "title=La coopération et les nouvelles générations", "text=Une séance aux jeunes élus", "wanted=False", "contributes=True"],
            root.GetProperty("suggestions")[0].EnumerateObject().Select(each => $"{each.Name}={each.Value}"));
    }

    [Fact]
    public async Task Topics_are_counted_by_organisation_also_those_nobody_spoke_of()
    {
        using var report = JsonDocument.Parse(await WriteAsync("json"));
        var page = Encoding.UTF8.GetString(await WriteAsync("html"));

        var topics = report.RootElement.GetProperty("byTopic").EnumerateArray().ToList();
        Assert.Equal(11, topics.Count);
        Assert.Equal(
            """{"about":"theme","topic":"next-generation","title":"La coopération et les nouvelles générations","wanted":0,"contributes":2}""", JsonSerializer.Serialize(topics[10], AsWritten));
        Assert.All(topics[..10], topic => Assert.Equal((0, 0), (topic.GetProperty("wanted").GetInt32(), topic.GetProperty("contributes").GetInt32())));
        Assert.Contains("<td>La coopération et les nouvelles générations</td><td class=\"n\">0</td><td class=\"n\">2</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_all_about_an_organisation()
    {
        using var report = JsonDocument.Parse(await WriteAsync("json"));

        var first = report.RootElement.GetProperty("organisations")[0];
        Assert.Equal(
            [
                "id", "code", "name", "kind", "country", "zone", "area", "language", "email", "status", "answeredAt", "receivedAt", "receipt", "revision", "contact",
                "delegates", "conference", "comment", "extra", "source", "invitedAt", "openedAt", "bouncedAt", "unsubscribedAt", "disputedAt", "reminders",
            ],
            first.EnumerateObject().Select(each => each.Name));
        Assert.Equal("2023-08-01T22:30:00Z", first.GetProperty("receivedAt").GetString());
        Assert.Equal("""{"interpreting":"japanese","partner":"=静岡市"}""", JsonSerializer.Serialize(first.GetProperty("extra"), AsWritten));
        Assert.Equal("{}", report.RootElement.GetProperty("organisations")[3].GetProperty("extra").GetRawText());
        Assert.Equal("Loïc Bénard", first.GetProperty("delegates")[0].GetProperty("name").GetString());
        Assert.Equal(["reminder-1", "reminder-2"], first.GetProperty("reminders").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal("personal-link", first.GetProperty("source").GetString());
        Assert.Equal(0, report.RootElement.GetProperty("organisations")[2].GetProperty("delegates").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, report.RootElement.GetProperty("organisations")[3].GetProperty("contact").ValueKind);
    }

    [Fact]
    public async Task Csv_has_a_line_for_each_organisation_and_runs_no_formula()
    {
        var lines = Encoding.UTF8.GetString(await WriteAsync("csv", "=HYPERLINK(\"http://evil.example\")")).TrimStart('\uFEFF').TrimEnd().Split("\r\n");

        Assert.Equal(6, lines.Length);
        Assert.StartsWith("id,code,name,kind,country,area,language,email,status,answeredAt,receivedAt,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",source,Interprétation simultanée souhaitée,Collectivité partenaire au Japon ou en France", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",personal-link,Vers le japonais,'=静岡市", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",personal-link,,", lines[2], StringComparison.Ordinal);
        Assert.Contains("2023-08-02T00:30:00+02:00", lines[1], StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.Contains("'+33 3 00 00 00 00", lines[1], StringComparison.Ordinal);
        Assert.Contains("reminder-1 reminder-2", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_has_a_sheet_for_each_subject()
    {
        using var stream = new MemoryStream(await WriteAsync("xlsx"));

        using var archive = new System.IO.Compression.ZipArchive(stream);
        var sheets = System.Xml.Linq.XDocument.Load(archive.GetEntry("xl/workbook.xml")!.Open()).Descendants().Where(each => each.Name.LocalName == "sheet");
        Assert.Equal(["organisations", "delegates", "suggestions", "figures"], sheets.Select(each => each.Attribute("name")!.Value));
        Assert.Equal([6, 2, 5, 11], Enumerable.Range(1, 4).Select(number => Rows(archive, number)));
    }

    [Fact]
    public async Task Page_shows_figures_first_encodes_what_was_typed_and_fetches_nothing()
    {
        var page = Encoding.UTF8.GetString(await WriteAsync("html", "<script>alert(1)</script>\nfin"));

        Assert.True(page.IndexOf("Chiffres", StringComparison.Ordinal) < page.IndexOf("Loïc Bénard", StringComparison.Ordinal));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;<br>fin", page, StringComparison.Ordinal);
        Assert.Contains("静岡市", page, StringComparison.Ordinal);
        Assert.Contains("Thé &amp; laque", page, StringComparison.Ordinal);
        Assert.Contains("La coopération et les nouvelles générations", page, StringComparison.Ordinal);
        Assert.Contains("Interprétation simultanée souhaitée&#xA0;: Vers le japonais<br>Collectivité partenaire", page, StringComparison.Ordinal);
        Assert.Contains("<td></td><td>oui</td><td>Une séance aux jeunes élus</td>", page, StringComparison.Ordinal);
        Assert.Contains("réponses jusqu’au 03/09/2023 23:59", page, StringComparison.Ordinal);
        Assert.Contains("02/08/2023 00:30", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_have_their_French_names_on_paper_and_their_ids_in_json()
    {
        var page = Encoding.UTF8.GetString(await WriteAsync("html"));
        using var workbook = new System.IO.Compression.ZipArchive(new MemoryStream(await WriteAsync("xlsx")));
        using var report = JsonDocument.Parse(await WriteAsync("json"));

        Assert.Equal(["", "commune", "municipality"], report.RootElement.GetProperty("byKind").EnumerateObject().Select(each => each.Name));
        foreach (var kind in new[] { "non précisé", "commune", "municipalité japonaise" })
        {
            Assert.Contains($"<td>{kind}</td><td class=\"n\">", page, StringComparison.Ordinal);
            Assert.Contains(kind, TextOf(workbook, 4), StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> WriteAsync(string format, string comment = "Avec plaisir.")
    {
        IReportWriter[] writers = [new JsonReportWriter(), new CsvReportWriter(), new WorkbookReportWriter(), new HtmlReportWriter()];
        using var target = new MemoryStream();
        await writers.Single(writer => writer.Format == format).WriteAsync(SampleReport.Open(comment), target, TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    private static string TextOf(System.IO.Compression.ZipArchive archive, int number) =>
        System.Xml.Linq.XDocument.Load(archive.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open()).Root!.Value;

    private static int Rows(System.IO.Compression.ZipArchive archive, int number) =>
        System.Xml.Linq.XDocument.Load(archive.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open()).Descendants().Count(each => each.Name.LocalName == "row");
}
