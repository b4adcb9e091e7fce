using System.Runtime.CompilerServices;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Reports;

/// <summary>Opens reports for reading, as things stand at that moment.</summary>
public sealed class Reporting(ReportReader reader, IClock clock)
{
    public Report Open(Campaign campaign, CancellationToken cancellationToken)
    {
        var tally = new ReportTally(campaign);
        return new Report(campaign, clock.GetCurrentInstant(), Tallied(campaign, tally, cancellationToken), tally);
    }

    public async Task<ReportTally> TallyAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var report = Open(campaign, cancellationToken);
        await foreach (var _ in report.Lines)
        {
        }

        return report.Tally;
    }

    private async IAsyncEnumerable<ReportLine> Tallied(Campaign campaign, ReportTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in reader.ReadAsync(campaign, tally.AddUnlisted, cancellationToken))
        {
            tally.Add(line);
            yield return line;
        }
    }
}
