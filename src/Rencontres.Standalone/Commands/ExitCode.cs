namespace Rencontres.Standalone.Commands;

/// <summary>What commands end with; scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It was carried out and something is wrong: a promise broken, a fault found.</summary>
    public const int Faulty = 1;

    /// <summary>It was called wrongly, and nothing was done.</summary>
    public const int WrongUse = 2;

    /// <summary>Ctrl+C, or the system, ended it before it was done.</summary>
    public const int Interrupted = 130;
}
