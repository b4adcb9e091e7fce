using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>One line for each organisation. Instants stand in the time of the cutoff's zone, with its offset.</summary>
internal sealed class CsvReportWriter : IReportWriter
{
    public string Format => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public Task WriteAsync(Report report, Stream target, CancellationToken cancellationToken) =>
        TableWriter.WriteCsvAsync(target, new ReportTables(report, time => time.ToDateTimeOffset()).Organisations, cancellationToken: cancellationToken);
}
