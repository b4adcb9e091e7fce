using System.Text;

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
        foreach (var (name, value) in headers)
        {
            if (Reserved.Contains(name))
                errors.Add($"{field}.{name}", "Header cannot be one of the reserved keys.");
            if (name.Length == 0 || name.Any(character => character is <= ' ' or > '~'))
                errors.Add($"{field}.{name}", "Header keys cannot contain non-ASCII characters or empty spaces.");
            // The mail that leaves has ASCII headers only; who wants other letters encodes them by RFC 2047.
            if (!Ascii.IsValid(value))
                errors.Add($"{field}.{name}", "Header values must be properly encoded if they contain Unicode characters.");
            if (!seen.Add(name))
                errors.Add($"{field}.{name}", "The headers cannot contain duplicate keys.");
        }
    }
}
