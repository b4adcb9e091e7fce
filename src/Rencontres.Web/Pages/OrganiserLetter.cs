using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages;

/// <summary>A mail to the organisers, begun for who comes too late: an address of the scheme <c>mailto</c> (RFC 6068).</summary>
internal static class OrganiserLetter
{
    /// <summary>Longer ones are cut off or refused by common mail programs.</summary>
    private const int MostCharacters = 1800;

    /// <param name="typed">Goes into the mail where there is room for all of it: a part would pass for the whole.</param>
    public static string To(CampaignDefinition definition, IReadOnlyList<AnswerRow> typed, ProductTexts texts)
    {
        var mailboxes = definition.Organiser.Mailboxes.Select(mailbox => Uri.EscapeDataString(mailbox).Replace("%40", "@", StringComparison.Ordinal));
        var subject = $"{texts.Text("title_bulletin")} – {definition.Meeting.Title.In(texts.Language)}";
        var address = $"mailto:{string.Join(',', mailboxes)}?subject={Uri.EscapeDataString(subject)}";
        var body = string.Join('\n', typed.Select(row => $"{row.Label}{texts.Text("colon")}{row.Text}")).ReplaceLineEndings("\r\n");
        var whole = $"{address}&body={Uri.EscapeDataString(body)}";
        return body.Length > 0 && whole.Length < MostCharacters ? whole : address;
    }
}
