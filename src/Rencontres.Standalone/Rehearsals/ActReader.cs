using NodaTime;
using NodaTime.Text;
using Rencontres.Lists;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Reads <c>answers.csv</c>: who does what when.</summary>
internal static class ActReader
{
    private static readonly string[] NeededColumns = ["instant", "act"];

    /// <exception cref="RehearsalException">It cannot be read; the message names the place.</exception>
    public static async Task<IReadOnlyList<Act>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var acts = new List<Act>();
        try
        {
            await foreach (var row in TableReader.ReadAsync(file, fileName: null, cancellationToken: cancellationToken))
            {
                acts.Add(row.Fault is { } fault ? throw Unreadable(path, row.Line, fault) : Read(path, row.Line, row.Cells));
            }
        }
        catch (UnreadableTableException unreadable)
        {
            throw new RehearsalException($"{path}: {unreadable.Message}");
        }

        // Stable, so that what stands earlier in the file is done first at the same instant.
        return [.. acts.OrderBy(act => act.At)];
    }

    private static Act Read(string path, long line, IReadOnlyDictionary<string, string> cells)
    {
        var missing = NeededColumns.Where(column => !cells.ContainsKey(column)).ToList();
        if (missing.Count > 0)
            throw new RehearsalException($"{path} has no column {string.Join(" and no column ", missing)}; its columns are instant, code, act and what the acts need.");

        var instant = OffsetDateTimePattern.ExtendedIso.Parse(cells.GetValueOrDefault("instant", ""));
        if (!instant.Success)
            throw Unreadable(path, line, "the column instant needs a date and time with an offset, like 2023-07-11T10:12:00+02:00");

        var kind = cells.GetValueOrDefault("act", "");
        return ActKinds.All.Contains(kind)
            ? new Act(line, instant.Value.ToInstant(), kind, cells)
            : throw Unreadable(path, line, $"the act \"{kind}\" is not known; use {string.Join(", ", ActKinds.All)}");
    }

    private static RehearsalException Unreadable(string path, long line, string fault) => new($"{path}, line {line}: {fault}.");
}
