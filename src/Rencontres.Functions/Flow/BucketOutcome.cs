using Rencontres.Core.Flow;

namespace Rencontres.Functions.Flow;

/// <summary>A <see cref="BucketResult"/> as it stands in a history: counts and an instant.</summary>
/// <param name="Skipped">By reason, how many were left out.</param>
public sealed record BucketOutcome(
    int Sent, int Unknown, int Refused, IReadOnlyDictionary<string, int> Skipped, bool Completed, DateTime? ResumeAt, bool HasUnknown = false)
{
    internal static BucketOutcome Of(BucketResult result) => new(
        result.Tally.Sent,
        result.Tally.Unknown,
        result.Tally.Refused,
        result.Tally.Skipped.ToDictionary(each => each.Key.ToString(), each => each.Value),
        result.Completed,
        result.ResumeAt?.ToDateTimeUtc(),
        result.HasUnknown);

    internal BucketResult ToResult() => new(
        new WaveTally(Sent, Unknown, Refused, Skipped.ToDictionary(each => Enum.Parse<Ineligible>(each.Key), each => each.Value)),
        Completed,
        ResumeAt is { } resume ? Instants.FromUtc(resume) : null,
        HasUnknown);
}

/// <summary>A slice with what became of each of its buckets.</summary>
public sealed record SliceOutcome(SliceOrder Slice, IReadOnlyList<BucketOutcome> Buckets);
