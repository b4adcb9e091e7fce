using System.Text.Encodings.Web;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;

namespace Rencontres.Web.Pages.Forms;

/// <summary>
/// Tells people from programs on the open form, without a puzzle: by a field that people do not see, and by a stamp of when the form was opened. Whoever is taken for a
/// program by mistake gets the form back as it was typed, and goes through by sending it again.
/// </summary>
internal sealed class FormGuard(PersonalLinks links, WebOptions options)
{
    private static readonly Duration Shortest = Duration.FromSeconds(3);

    /// <summary>A form may well be left open over a weekend, or over holidays.</summary>
    private static readonly Duration Longest = Duration.FromDays(14);

    public GuardVerdict Check(GuardFields sent, CampaignId campaign, Instant now)
    {
        if (sent.Trap.Length > 0)
            return GuardVerdict.Filled;

        var age = now - links.ReadOpened(sent.Opened, campaign);
        return options.Limits.AreOff || (age >= Shortest && age <= Longest) ? GuardVerdict.Passed : GuardVerdict.Again;
    }

    /// <summary>The form's hidden fields, as HTML.</summary>
    /// <param name="sent">What came back of them before.</param>
    public string Fields(GuardFields sent, CampaignId campaign, Instant now, ProductTexts texts) =>
        Fields(links.StampOpened(campaign, OpenedAt(sent, campaign, now)), sent.Trap.Length > 0, texts);

    /// <param name="filled">Whether the field that nobody sees came back filled in.</param>
    public static string Fields(string stamp, bool filled, ProductTexts texts) =>
        $"""
        <input type="hidden" name="{GuardFields.OpenedName}" value="{stamp}">
        {(filled ? Shown(texts) : Hidden(texts))}
        """;

    /// <summary>Time already spent on the form counts. A worn-out stamp was spent on it, too; one that is none of ours was not.</summary>
    private Instant OpenedAt(GuardFields sent, CampaignId campaign, Instant now) => links.ReadOpened(sent.Opened, campaign) switch
    {
        { } opened when opened <= now && now - opened <= Longest => opened,
        { } => now - Shortest,
        null => now,
    };

    private static string Hidden(ProductTexts texts) =>
        $"""<p hidden aria-hidden="true"><label for="website">{Label(texts)}</label> <input id="website" name="{GuardFields.TrapName}" tabindex="-1" autocomplete="off"></p>""";

    /// <summary>Once it was filled in, people see it too: it may have been their browser.</summary>
    private static string Shown(ProductTexts texts) =>
        $"""<p class="field faulty"><label for="website">{Label(texts)}</label> <input id="website" name="{GuardFields.TrapName}" autocomplete="off"></p>""";

    private static string Label(ProductTexts texts) => HtmlEncoder.Default.Encode(texts.Text("guard_leave_empty"));
}
