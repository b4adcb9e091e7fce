using System.Text.RegularExpressions;

namespace Rencontres.Core.Campaigns;

/// <summary>What holds of the files sent along with an invitation.</summary>
public static partial class EnclosureFiles
{
    /// <summary>Of one file, and of all that go in one mail: town halls' servers refuse larger mails.</summary>
    public const int MaximumBytes = 5 * 1024 * 1024;

    /// <summary>Readers of PDF look for the mark within the first kilobyte (ISO 32000, annex H).</summary>
    private const int MarkWithin = 1024;
    private const int MaximumName = 100;

    public static string Path(CampaignId campaign, string file) => $"{campaign}/enclosures/{file}";

    /// <summary>The same rule as in the schema of definitions.</summary>
    public static bool IsName(string file) => file.Length <= MaximumName && NamePattern().IsMatch(file);

    public static bool IsPdf(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, MarkWithin)].IndexOf("%PDF-"u8) >= 0;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\.pdf\z")]
    private static partial Regex NamePattern();
}
