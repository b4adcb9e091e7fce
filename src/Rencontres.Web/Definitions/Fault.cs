namespace Rencontres.Web.Definitions;

/// <summary>A fault in what organisers wrote, with its place, in words for them.</summary>
/// <param name="File">Relative to the campaign's folder.</param>
/// <param name="Line">Counted from 1; 0 when the fault is the whole file's.</param>
/// <param name="Column">In characters, counted from 1; 0 when the fault is the whole line's.</param>
/// <param name="Path">In JSON, which value: <c>reminders[1].before</c>; else empty.</param>
public sealed record Fault(string File, int Line, int Column, string Path, string Message)
{
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : Column == 0 ? $"{File}:{Line}: {Message}" : $"{File}:{Line}:{Column}: {Message}";
}
