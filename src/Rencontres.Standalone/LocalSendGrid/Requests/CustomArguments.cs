namespace Rencontres.Standalone.LocalSendGrid.Requests;

internal static class CustomArguments
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>A personalization's own arguments win over the message's of the same name.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string>? common, IReadOnlyDictionary<string, string>? own)
    {
        if (common is null || own is null)
            return own ?? common ?? Nothing;

        var merged = new Dictionary<string, string>(common, StringComparer.Ordinal);
        foreach (var (name, value) in own)
            merged[name] = value;
        return merged;
    }
}
