namespace Rencontres.Core.Flow;

/// <summary>What a pass over (a part of) a wave's slot did.</summary>
/// <param name="Sent">Taken on by the mail service.</param>
/// <param name="Unknown">Posted, or perhaps posted, without a word of the service on it.</param>
/// <param name="Refused">Refused for good by the service.</param>
/// <param name="Skipped">Invitees left out, by reason; those mailed on an earlier pass are not among them.</param>
public sealed record WaveTally(int Sent, int Unknown, int Refused, IReadOnlyDictionary<Ineligible, int> Skipped)
{
    public static WaveTally Zero { get; } = new(0, 0, 0, new Dictionary<Ineligible, int>());

    public int Eligible => Sent + Unknown + Refused;

    public int SkippedInAll => Skipped.Values.Sum();

    public static WaveTally operator +(WaveTally left, WaveTally right) => new(
        left.Sent + right.Sent,
        left.Unknown + right.Unknown,
        left.Refused + right.Refused,
        left.Skipped.Concat(right.Skipped).GroupBy(each => each.Key).ToDictionary(each => each.Key, each => each.Sum(count => count.Value)));

    public WaveTally Skip(Ineligible reason) => this + new WaveTally(0, 0, 0, new Dictionary<Ineligible, int> { [reason] = 1 });

    /// <summary>The reasons with their counts, e.g. <c>Answered 12, Bounced 1</c>.</summary>
    public string Reasons => string.Join(", ", Skipped.OrderBy(each => each.Key).Select(each => $"{each.Key} {each.Value}"));
}
