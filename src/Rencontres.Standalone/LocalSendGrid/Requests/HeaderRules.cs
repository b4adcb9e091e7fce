namespace Rencontres.Standalone.LocalSendGrid.Requests;

internal static class HeaderRules
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-sg-id", "x-sg-eid", "received", "dkim-signature", "Content-Type", "Content-Transfer-Encoding",
        "To", "From", "Subject", "Reply-To", "CC", "BCC",
    };

    public static void Check(string field, IReadOnlyList<KeyValuePair<string, string>> headers, RequestErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, _) in headers)
        {
            if (Reserved.Contains(name))
                errors.Add($"{field}.{name}", "Header cannot be one of the reserved keys.");
            if (name.Length == 0 || name.Any(character => character is <= ' ' or > '~'))
                errors.Add($"{field}.{name}", "Header keys cannot contain non-ASCII characters or empty spaces.");
            if (!seen.Add(name))
                errors.Add($"{field}.{name}", "The headers cannot contain duplicate keys.");
        }
    }
}
