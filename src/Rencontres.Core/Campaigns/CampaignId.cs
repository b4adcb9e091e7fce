using System.Text.RegularExpressions;

namespace Rencontres.Core.Campaigns;

/// <summary>The name of a campaign in addresses and keys: 3 to 60 lower-case letters, digits and single hyphens.</summary>
public readonly partial record struct CampaignId
{
    private CampaignId(string value) => Value = value;

    public string Value { get; }

    public static CampaignId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"\"{text}\" cannot be a campaign's id: use 3 to 60 lower-case letters, digits and hyphens.");

    public static bool TryParse(string? text, out CampaignId id)
    {
        var valid = text is { Length: >= 3 and <= 60 } && Pattern().IsMatch(text);
        id = valid ? new CampaignId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex Pattern();
}
