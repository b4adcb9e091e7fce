using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>A workbook with sheets of organisations, delegates, suggestions and figures. Instants stand in the time of the cutoff's zone.</summary>
internal sealed class WorkbookReportWriter : IReportWriter
{
    public string Format => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task WriteAsync(Report report, Stream target, CancellationToken cancellationToken)
    {
        // A zip archive ends its entries synchronously, which a web server's stream does not allow.
        await using var file = TemporaryFile.Create();
        var tables = new ReportTables(report, time => time.ToDateTimeUnspecified());
        await TableWriter.WriteWorkbookAsync(file, [tables.Organisations, tables.Delegates, tables.Suggestions, tables.Figures], cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(target, cancellationToken);
    }
}
