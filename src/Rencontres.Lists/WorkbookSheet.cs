using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Rencontres.Lists;

/// <summary>Writes one sheet of a workbook.</summary>
internal sealed partial class WorkbookSheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int MaxCellCharacters = 32767;

    /// <summary>Excel has a 29 February 1900, which never was; dates before it go as text.</summary>
    private static readonly DateTime FirstSafeDate = new(1900, 3, 1);

    private readonly XmlWriter xml;
    private int row;

    private WorkbookSheet(XmlWriter xml) => this.xml = xml;

    public static async Task WriteAsync(Stream part, TableSheet table, CancellationToken cancellationToken)
    {
        // A carriage return that is not written as &#xD; would be read as a line feed.
        var settings = new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };
        await using var xml = XmlWriter.Create(part, settings);
        var sheet = new WorkbookSheet(xml);
        await sheet.StartAsync(table.Columns.Count);
        await sheet.RowAsync(table.Columns, WorkbookStyle.Heading);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
            await sheet.RowAsync(table.Checked(row), WorkbookStyle.Text);
        await xml.WriteEndDocumentAsync();
    }

    private async Task StartAsync(int columns)
    {
        await xml.WriteStartDocumentAsync(standalone: true);
        await xml.WriteStartElementAsync(null, "worksheet", Main);
        await xml.WriteRawAsync("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        if (columns > 0)
            await xml.WriteRawAsync($"""<cols><col min="1" max="{columns}" width="20" customWidth="1"/></cols>""");
        await xml.WriteStartElementAsync(null, "sheetData", Main);
    }

    private async Task RowAsync(IReadOnlyList<object?> values, string textStyle)
    {
        row++;
        await xml.WriteStartElementAsync(null, "row", Main);
        await xml.WriteAttributeStringAsync(null, "r", null, row.ToString(CultureInfo.InvariantCulture));
        for (var column = 0; column < values.Count; column++)
            await CellAsync(CellReference.Column(column + 1), values[column], textStyle);
        await xml.WriteEndElementAsync();
    }

    private Task CellAsync(string column, object? value, string textStyle) => value switch
    {
        bool yes => ValueAsync(column, "b", WorkbookStyle.Plain, yes ? "1" : "0"),
        DateOnly date when date.ToDateTime(TimeOnly.MinValue) >= FirstSafeDate => ValueAsync(column, "n", WorkbookStyle.Date, Serial(date.ToDateTime(TimeOnly.MinValue))),
        DateTime moment when moment >= FirstSafeDate => ValueAsync(column, "n", WorkbookStyle.Moment, Serial(moment)),
        not null when CellText.IsFiniteNumber(value) => ValueAsync(column, "n", WorkbookStyle.Plain, CellText.Of(value)),
        _ => TextAsync(column, CellText.Of(value), textStyle),
    };

    private async Task ValueAsync(string column, string type, string style, string value)
    {
        await StartCellAsync(column, type, style);
        await xml.WriteElementStringAsync(null, "v", Main, value);
        await xml.WriteEndElementAsync();
    }

    private async Task TextAsync(string column, string text, string style)
    {
        if (text.Length == 0)
            return;
        await StartCellAsync(column, "inlineStr", style);
        await xml.WriteStartElementAsync(null, "is", Main);
        await xml.WriteStartElementAsync(null, "t", Main);
        await xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
        await xml.WriteStringAsync(LooksEscaped().Replace(Shortened(text), "_x005F_"));
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private async Task StartCellAsync(string column, string type, string style)
    {
        await xml.WriteStartElementAsync(null, "c", Main);
        await xml.WriteAttributeStringAsync(null, "r", null, string.Create(CultureInfo.InvariantCulture, $"{column}{row}"));
        await xml.WriteAttributeStringAsync(null, "s", null, style);
        await xml.WriteAttributeStringAsync(null, "t", null, type);
    }

    private static string Serial(DateTime moment) => moment.ToOADate().ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Excel calls a file damaged when one cell is longer.</summary>
    private static string Shortened(string text)
    {
        if (text.Length <= MaxCellCharacters)
            return text;
        var end = MaxCellCharacters - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>Readers take <c>_x0041_</c> for an escaped A; the first underscore of a text that looks like this is escaped itself.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
