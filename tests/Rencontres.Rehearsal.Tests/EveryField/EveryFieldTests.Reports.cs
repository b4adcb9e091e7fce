using System.Text.Json;
using AngleSharp.Dom;

namespace Rencontres.Rehearsal.Tests.EveryField;

public sealed partial class EveryFieldTests
{
    private static readonly (string Column, string Field)[] Columns =
    [
        ("name", "organisation.name"), ("kind", "organisation.kind"), ("code", TextField.Code), ("contactName", "contact.name"), ("contactRole", "contact.role"),
        ("contactPhone", "contact.phone"), ("Collectivité partenaire au Japon ou en France", TextField.Partner), ("comment", "comment"),
    ];

    [Fact]
    public void The_report_as_json_says_every_field_as_it_was_typed()
    {
        var lines = answers.Reports?.Json.GetProperty("organisations").EnumerateArray().ToLookup(line => line.GetProperty("email").GetString()!);
        var suggestions = answers.Reports?.Json.GetProperty("suggestions").EnumerateArray().ToLookup(each => each.GetProperty("organisation").GetString()!, each => each.GetProperty("text").GetString()!);

        Holds(answer => lines![answer.Bulletin.Email].Single() is var line
            && Columns.All(column => InJson(line, column.Field) == Kept(answer, column.Field))
            && InJson(line, "delegates[0].name") == Kept(answer, "delegates[0].name")
            && InJson(line, "delegates[1].role") == Kept(answer, "delegates[1].role")
            && suggestions![line.GetProperty("id").GetString()!].SequenceEqual(SuggestionsOf(answer)));
    }

    /// <summary>An apostrophe in front keeps a spreadsheet from computing it.</summary>
    [Fact]
    public void The_report_as_csv_says_every_field_as_it_was_typed_and_holds_no_formula()
    {
        var lines = answers.Reports?.Csv.ToLookup(line => line["email"]);

        Holds(answer => lines![answer.Bulletin.Email].Single() is var line
            && Columns.All(column => IsSafely(line[column.Column], Kept(answer, column.Field)))
            && IsSafely(line["delegateNames"], $"{Kept(answer, "delegates[0].name")}; Anne"));
    }

    [Fact]
    public void The_report_as_a_workbook_says_every_field_as_it_was_typed_and_holds_no_formula()
    {
        var lines = answers.Reports?.Sheet(1).ToLookup(line => line["email"]);
        var delegates = answers.Reports?.Sheet(2).ToLookup(line => line["organisation"]);
        var suggestions = answers.Reports?.Sheet(3).ToLookup(line => line["organisation"], line => line["text"]);

        Holds(answer => lines![answer.Bulletin.Email].Single() is var line
            && Columns.All(column => line[column.Column] == Kept(answer, column.Field))
            && delegates![line["id"]].Select(each => each["name"]).SequenceEqual([Kept(answer, "delegates[0].name"), "Anne"])
            && delegates[line["id"]].Select(each => each["role"]).SequenceEqual(["", Kept(answer, "delegates[1].role")])
            && suggestions![line["id"]].SequenceEqual(SuggestionsOf(answer)));
        Assert.DoesNotContain(answers.Reports!.Sheets, sheet => sheet.Descendants().Any(element => element.Name.LocalName == "f"));
    }

    [Fact]
    public void The_report_as_a_page_says_every_field_as_it_was_typed_and_makes_no_element()
    {
        var rows = answers.Reports?.Page.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(ReportFiles.Lines).ToList()).ToList() ?? [];
        var lines = rows.Where(row => row.Count == 10).ToLookup(row => row[4]);
        var suggestions = rows.Where(row => row.Count == 7).Select(row => row[4]).ToHashSet();

        Holds(answer => lines[string.Join('\n', Kept(answer, "contact.name"), Kept(answer, "contact.role"), answer.Bulletin.Email, Kept(answer, "contact.phone"))].SingleOrDefault() is { } line
            && line[0] == Kept(answer, "organisation.name")
            && line[5] == $"{Kept(answer, "delegates[0].name")}\nAnne ({Kept(answer, "delegates[1].role")})"
            && line[7].EndsWith(Kept(answer, TextField.Partner), StringComparison.Ordinal)
            && line[8] == Kept(answer, "comment")
            && SuggestionsOf(answer).All(suggestions.Contains));
        Assert.Equal(["br", "td", "td[class]", "tr"], answers.Reports!.Page.QuerySelectorAll("tbody *").SelectMany(KindsOf).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> KindsOf(IElement element) => element.Attributes.Select(attribute => $"{element.LocalName}[{attribute.Name}]").Append(element.LocalName);

    private static string InJson(JsonElement line, string field) =>
        Member(line, field.StartsWith("organisation.", StringComparison.Ordinal) ? field["organisation.".Length..] : field);

    private static string Kept(NaughtyAnswer answer, string field) => answer.Bulletin.Kept(TextField.All.Single(each => each.Name == field));

    private static string[] SuggestionsOf(NaughtyAnswer answer) => [Kept(answer, "suggestions[0].text"), Kept(answer, "suggestions[1].text")];

    private static bool IsSafely(string cell, string kept) => (cell == kept || cell == $"'{kept}") && (cell.TrimStart() is "" || !"=+-@＝＋－＠".Contains(cell.TrimStart()[0], StringComparison.Ordinal));
}
