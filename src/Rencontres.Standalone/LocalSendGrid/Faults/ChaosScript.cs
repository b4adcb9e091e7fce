namespace Rencontres.Standalone.LocalSendGrid.Faults;

/// <summary>Which trouble the n-th request meets.</summary>
internal sealed class ChaosScript(Chaos chaos, ChaosCounts counts)
{
    private const int Purpose = 1;
    private readonly (double Share, Func<double, FaultStep> Step, Action Count)[] troubles =
    [
        (chaos.AcceptedButFailed, _ => new FaultStep { Reply = 500, Accept = true }, counts.AddAcceptedButFailed),
        (chaos.AcceptedButReset, _ => new FaultStep { Reset = true, Accept = true }, counts.AddAcceptedButReset),
        (chaos.AcceptedButHung, _ => new FaultStep { Hang = true, Accept = true }, counts.AddAcceptedButHung),
        (chaos.Failed, _ => new FaultStep { Reply = 500 }, counts.AddFailed),
        (chaos.Reset, _ => new FaultStep { Reset = true }, counts.AddReset),
        (chaos.Throttled, _ => new FaultStep { Reply = 429, RetryAfter = 1 }, counts.AddThrottled),
        (chaos.Late, chance => new FaultStep { DelayMs = 100 + (int)(1900 * chance) }, counts.AddLate),
    ];

    private long requests;

    /// <summary>For the next request; null leaves it alone.</summary>
    public FaultStep? Next()
    {
        var request = Interlocked.Increment(ref requests);
        var chance = SeededChance.Of(chaos.Seed, Purpose, request);
        foreach (var (share, step, count) in troubles)
        {
            if (chance < share)
            {
                count();
                return step(SeededChance.Of(chaos.Seed, Purpose, request, 1));
            }

            chance -= share;
        }

        return null;
    }
}
