using NodaTime;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Flow;

/// <summary>What became of a batch.</summary>
/// <param name="ResumeAt">Nothing more before this instant: the service asks for patience, or the wave may not go on.</param>
/// <param name="HeldUntil">Somebody else holds some of them until then; the others may go on.</param>
/// <param name="Halt">Nothing more at all until somebody mends this.</param>
internal sealed record BatchOutcome(WaveTally Tally, Instant? ResumeAt = null, Instant? HeldUntil = null, WaveHalt? Halt = null)
{
    public static BatchOutcome Nothing { get; } = new(WaveTally.Zero);

    /// <summary>Not mailed: since they were read they have come to want another variant, so they belong to another batch.</summary>
    public IReadOnlyList<Invitee> Moved { get; init; } = [];

    public bool GoesOn => ResumeAt is null && Halt is null;

    public static BatchOutcome operator +(BatchOutcome left, BatchOutcome right) => new(
        left.Tally + right.Tally, left.ResumeAt ?? right.ResumeAt, Later(left.HeldUntil, right.HeldUntil), left.Halt ?? right.Halt)
    {
        Moved = [.. left.Moved, .. right.Moved],
    };

    public static Instant? Later(Instant? one, Instant? other) => one > other ? one : other ?? one;
}
