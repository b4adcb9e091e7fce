namespace Rencontres.Core.Invitees;

/// <summary>A line of a list of invitees, as it was read.</summary>
/// <param name="Line">Its number in the file, as an editor shows it.</param>
/// <param name="Cells">By the header, lower-case.</param>
/// <param name="Fault">Why the line could not be read; its cells are then empty.</param>
public sealed record ImportRow(int Line, IReadOnlyDictionary<string, string> Cells, string? Fault = null);

public sealed record RejectedLine(int Line, string Reason);

/// <summary>What an import did, or, on a dry run, would do.</summary>
public sealed record ImportResult(int Added, int Updated, int Unchanged, IReadOnlyList<RejectedLine> Rejected);
