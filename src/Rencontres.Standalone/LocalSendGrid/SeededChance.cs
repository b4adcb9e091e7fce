namespace Rencontres.Standalone.LocalSendGrid;

/// <summary>Chance that is the same in every run: drawn from numbers alone, not from the order in which it is asked.</summary>
internal static class SeededChance
{
    /// <summary>From 0 to 1, without 1.</summary>
    public static double Of(params ReadOnlySpan<long> numbers)
    {
        var state = 0UL;
        foreach (var number in numbers)
            state = Mix(state ^ (ulong)number);
        return (Mix(state) >> 11) * (1.0 / (1UL << 53));
    }

    // The step of SplitMix64.
    private static ulong Mix(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
