using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Flow;
using Rencontres.Lists;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>What happened when in a rehearsal: a row for each wave at each instant.</summary>
internal sealed class Timeline
{
    private readonly SortedDictionary<(Instant At, string Wave), WaveTally> waves = [];
    private readonly List<TimelineRow> others = [];

    public IReadOnlyList<TimelineRow> Rows =>
        [.. waves.Select(each => new TimelineRow(each.Key.At, each.Key.Wave, each.Value.Eligible, each.Value.Sent, each.Value.SkippedInAll, each.Value.Reasons))
            .Concat(others)
            .OrderBy(row => row.At)];

    public void Add(Step step)
    {
        switch (step.Turn)
        {
            case Turn.RunSlice slice:
                var key = (step.At, slice.Wave.ToString());
                waves[key] = waves.GetValueOrDefault(key, WaveTally.Zero) + (step.Tally ?? WaveTally.Zero);
                break;
            case Turn.Close:
                others.Add(new TimelineRow(step.At, "cutoff", 0, 0, 0, ""));
                break;
            case Turn.Report:
                others.Add(new TimelineRow(step.At, "report", 0, 0, 0, ""));
                break;
        }
    }

    /// <summary>A wave that was planned and did not go at all.</summary>
    public void AddSkipped(PlannedWave planned, string reason) => others.Add(new TimelineRow(planned.Due, planned.Wave.ToString(), 0, 0, 0, $"{reason} ({planned.Slot})"));

    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        var rows = Rows.Select(row => (IReadOnlyList<object?>)[InstantPattern.ExtendedIso.Format(row.At), row.Wave, row.Eligible, row.Sent, row.Skipped, row.Reason]);
        var table = new TableSheet("timeline", ["instant", "wave", "eligible", "sent", "skipped", "reason"], rows.ToAsyncEnumerable());
        await TableWriter.WriteCsvAsync(file, table, new CsvStyle(ByteOrderMark: false), cancellationToken);
    }
}

/// <summary>A line of <c>timeline.csv</c>.</summary>
internal sealed record TimelineRow(Instant At, string Wave, int Eligible, int Sent, int Skipped, string Reason);
