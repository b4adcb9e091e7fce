using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Reports;

/// <summary>Writes a report in one format while its lines are read.</summary>
public interface IReportWriter
{
    /// <summary>As in <c>?format=</c> and as the file's ending: json, csv, xlsx or html.</summary>
    string Format { get; }

    string ContentType { get; }

    /// <param name="report">Can be read once.</param>
    Task WriteAsync(Report report, Stream target, CancellationToken cancellationToken);
}

/// <summary>A report being read. <see cref="Tally"/> is complete once <see cref="Lines"/> have been read to the end.</summary>
/// <param name="AsOf">When it was begun.</param>
public sealed record Report(Campaign Campaign, Instant AsOf, IAsyncEnumerable<ReportLine> Lines, ReportTally Tally);
