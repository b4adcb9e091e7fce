using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Rencontres.Lists.Reports;

/// <summary>Pieces of a page; every text is encoded.</summary>
internal static class HtmlTable
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string? text) => Encoder.Encode(text ?? "").Replace("\n", "<br>", StringComparison.Ordinal).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    public static string Open(string heading, IEnumerable<string> columns) =>
        $"<h2>{Text(heading)}</h2>\n<table><thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{Text(column)}</th>"))}</tr></thead><tbody>\n";

    public static string Row(params IEnumerable<object?> cells) => $"<tr>{string.Concat(cells.Select(Cell))}</tr>\n";

    public static string Close => "</tbody></table>\n";

    private static string Cell(object? value) =>
        value is int number ? string.Create(FrenchReport.Culture, $"<td class=\"n\">{number}</td>") : $"<td>{Text(value as string)}</td>";
}
