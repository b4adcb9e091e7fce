using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>The report in every format, read by the rules of the format and not by code of ours.</summary>
internal sealed partial record ReportFiles(JsonElement Json, IReadOnlyList<IReadOnlyDictionary<string, string>> Csv, IReadOnlyList<XDocument> Sheets, IDocument Page)
{
    public static async Task<ReportFiles> FetchAsync(HttpClient desk)
    {
        var json = await desk.GetFromJsonAsync<JsonElement>("report?format=json");
        var csv = RehearsalRun.CsvOf(await desk.GetStringAsync("report?format=csv"));
        await using var workbook = await desk.GetStreamAsync("report?format=xlsx");
        var page = await desk.GetStringAsync("report?format=html");
        return new ReportFiles(json, csv, await SheetsAsync(workbook), new HtmlParser().ParseDocument(page));
    }

    /// <summary>The rows below the headings, by their headings.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Sheet(int number)
    {
        var rows = Sheets[number - 1].Descendants().Where(element => element.Name.LocalName == "row").Select(CellsOf).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].ToDictionary(heading => heading.Value, heading => row.GetValueOrDefault(heading.Key, "")))];
    }

    /// <summary>A cell of the page, its line breaks as such.</summary>
    public static string Lines(IElement cell) => string.Concat(cell.ChildNodes.Select(node => node is IElement { LocalName: "br" } ? "\n" : node.TextContent));

    private static async Task<IReadOnlyList<XDocument>> SheetsAsync(Stream workbook)
    {
        using var file = new MemoryStream();
        await workbook.CopyToAsync(file);
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        var sheets = new List<XDocument>();
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            await using var part = await entry.OpenAsync();
            sheets.Add(await XDocument.LoadAsync(part, LoadOptions.PreserveWhitespace, CancellationToken.None));
        }

        return sheets;
    }

    private static Dictionary<string, string> CellsOf(XElement row) => row.Elements().ToDictionary(
        cell => Digits().Replace(cell.Attribute("r")!.Value, ""), cell => Escape().Replace(cell.Value, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    /// <summary>ECMA-376, ST_Xstring.</summary>
    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
