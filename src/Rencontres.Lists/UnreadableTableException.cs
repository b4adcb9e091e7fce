namespace Rencontres.Lists;

/// <summary>
/// The file as a whole cannot be read as a table. The message is meant for the person who sent it: what is wrong, where, and what to do about it.
/// </summary>
public sealed class UnreadableTableException : Exception
{
    public UnreadableTableException(string message, long? line = null, Exception? cause = null)
        : base(message, cause) => Line = line;

    /// <summary>Line of the file (row of the sheet), 1-based, where one can be named.</summary>
    public long? Line { get; }
}
