using System.Globalization;

namespace Rencontres.Core.Campaigns;

/// <summary>Where a value stands in a definition's JSON: <c>reminders[1].before</c>.</summary>
public static class DefinitionPath
{
    public static string At(string list, int index, string? property = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]") + (property is null ? "" : $".{property}");

    public static bool AreNested(string first, string second) => IsWithin(first, second) || IsWithin(second, first);

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || outer.Length == 0 || path[outer.Length] is '.' or '[');
}
