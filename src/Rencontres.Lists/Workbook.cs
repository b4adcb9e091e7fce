using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Rencontres.Lists;

/// <summary>
/// Writes a workbook (ECMA-376) straight into a zip, one row at a time. Written by hand because MiniExcel 1.46 breaks characters outside the basic
/// plane in two (𠮷田 becomes <c>_xD842__xDFB7_田</c>), loses the headings of an empty table and puts a drawing where the schema has none.
/// </summary>
internal static class Workbook
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string ForbiddenInNames = @"[]:*?/\'";
    private const int MaxNameLength = 31;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static async Task WriteAsync(Stream destination, IReadOnlyList<TableSheet> sheets, CancellationToken cancellationToken)
    {
        var names = Names(sheets);
        await using var archive = await ZipArchive.CreateAsync(destination, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await AddAsync(archive, "[Content_Types].xml", Types(sheets.Count), cancellationToken);
        await AddAsync(archive, "_rels/.rels", new XElement(PackageRelations + "Relationships", Relation("rId1", "officeDocument", "xl/workbook.xml")), cancellationToken);
        await AddAsync(archive, "xl/workbook.xml", Book(names), cancellationToken);
        await AddAsync(archive, "xl/_rels/workbook.xml.rels", Parts(sheets.Count), cancellationToken);
        await AddAsync(archive, "xl/styles.xml", WorkbookStyle.Sheet, cancellationToken);
        for (var number = 1; number <= sheets.Count; number++)
        {
            await using var part = await archive.CreateEntry($"xl/worksheets/sheet{number}.xml", CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await WorkbookSheet.WriteAsync(part, sheets[number - 1], cancellationToken);
        }
    }

    private static async Task AddAsync(ZipArchive archive, string path, XElement root, CancellationToken cancellationToken)
    {
        await using var part = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await new XDocument(new XDeclaration("1.0", "utf-8", "yes"), root).SaveAsync(part, SaveOptions.DisableFormatting, cancellationToken);
    }

    private static List<string> Names(IReadOnlyList<TableSheet> sheets)
    {
        var names = sheets.Select(sheet => string.Concat(CellText.Of(sheet.Name).Select(letter => ForbiddenInNames.Contains(letter) ? ' ' : letter)).Trim())
            .Select(name => name.Length > MaxNameLength ? name[..MaxNameLength] : name).ToList();
        return names.Count > 0 && names.All(name => name.Length > 0) && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count
            ? names
            : throw new ArgumentException("A workbook needs sheets with names that differ in their first 31 characters.", nameof(sheets));
    }

    private static XElement Types(int sheets) => new(
        ContentTypes + "Types",
        new XElement(ContentTypes + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        PartType("/xl/workbook.xml", "sheet.main+xml"),
        PartType("/xl/styles.xml", "styles+xml"),
        Enumerable.Range(1, sheets).Select(number => PartType($"/xl/worksheets/sheet{number}.xml", "worksheet+xml")));

    private static XElement PartType(string path, string type) =>
        new(ContentTypes + "Override", new XAttribute("PartName", path), new XAttribute("ContentType", ContentType + type));

    private static XElement Book(IEnumerable<string> names) => new(
        Main + "workbook",
        new XAttribute(XNamespace.Xmlns + "r", Relations),
        new XElement(Main + "sheets", names.Select((name, index) => new XElement(
            Main + "sheet",
            new XAttribute("name", name),
            new XAttribute("sheetId", index + 1),
            new XAttribute(Relations + "id", $"rId{index + 1}")))));

    private static XElement Parts(int sheets) => new(
        PackageRelations + "Relationships",
        Enumerable.Range(1, sheets).Select(number => Relation($"rId{number}", "worksheet", $"worksheets/sheet{number}.xml")),
        Relation($"rId{sheets + 1}", "styles", "styles.xml"));

    private static XElement Relation(string id, string type, string target) => new(
        PackageRelations + "Relationship",
        new XAttribute("Id", id),
        new XAttribute("Type", $"{Relations}/{type}"),
        new XAttribute("Target", target));
}
