using NodaTime;
using Rencontres.Core.Flow;
using Rencontres.Standalone.Organising;

namespace Rencontres.Standalone.Rehearsals;

/// <param name="Totals">The figures of the report, by name.</param>
/// <param name="Broken">Promises that were not kept; none in a good rehearsal.</param>
internal sealed record RehearsalResult(
    IReadOnlyList<TimelineRow> Timeline, int Mails, int Acts, IReadOnlyDictionary<string, int> Totals, IReadOnlyList<string> Broken);

/// <summary>Watches a rehearsal while it runs.</summary>
internal interface IRehearsalAudience
{
    void Imported(Instant at, ImportAnswer import);

    void Stepped(Step step);

    /// <param name="acts">How many acts have been played so far.</param>
    void Acted(Instant at, int acts);
}
