using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>What stands around the lines of the printed report.</summary>
internal static class HtmlReportPage
{
    private const string Style = """
        body{font:11pt/1.4 "Liberation Sans",Arial,"Hiragino Sans","Yu Gothic",sans-serif;margin:2em;color:#111}
        h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}
        table{border-collapse:collapse;width:100%;font-size:.85em}th,td{border:1px solid #999;padding:.25em .45em;text-align:left;vertical-align:top}
        th{background:#eee}td.n{text-align:right}thead{display:table-header-group}tr{break-inside:avoid}
        @page{size:A4 landscape;margin:12mm}@media print{body{margin:0}}
        """;

    public static string Foot => "</body></html>\n";

    public static string Head(Report report)
    {
        var definition = report.Campaign.Definition;
        var zone = Zones.Get(report.Campaign.Cutoff.Zone);
        var title = HtmlTable.Text(definition.Edition.Title.In(Language.French));
        var status = FrenchReport.Status(ReportNames.Status(report.Campaign, report.AsOf));
        return $"""
            <!doctype html>
            <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} : réponses</title>
            <style>{Style}</style></head><body>
            <h1>{title}</h1>
            <p>{HtmlTable.Text(definition.Meeting.Title.In(Language.French))}<br>
            État au {FrenchReport.Time(report.AsOf.InZone(zone))} · réponses jusqu’au {FrenchReport.Time((report.Campaign.EffectiveCutoff - Duration.Epsilon).InZone(zone))} · campagne {status}<br>
            Heures de {HtmlTable.Text(report.Campaign.Cutoff.Zone)}</p>

            """;
    }

    public static string Figures(ReportTally tally) =>
        Table("Chiffres", "", [("Ensemble", tally.Totals)])
        + Table("Par pays", "Pays", tally.ByCountry.Select(each => (each.Key, each.Value)))
        + Table("Par type de collectivité", "Type", tally.ByKind.Select(each => (FrenchReport.Kind(each.Key), each.Value)))
        + Days(tally);

    private static string Table(string heading, string group, IEnumerable<(string Name, ReportTotals Figures)> rows) =>
        HtmlTable.Open(heading, [group, .. FrenchReport.Figures])
        + string.Concat(rows.Select(row => HtmlTable.Row([row.Name, .. ReportFigures.Of(row.Figures).Cast<object?>()])))
        + HtmlTable.Close;

    private static string Days(ReportTally tally) =>
        HtmlTable.Open("Par jour", ["Date", "Réponses reçues", "Envois"])
        + string.Concat(tally.ByDay.Select(day => HtmlTable.Row(FrenchReport.Date(day.Date), day.Answers, string.Join(", ", day.Waves.Select(FrenchReport.Wave)))))
        + HtmlTable.Close;
}
