using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>An open bulletin that counts, for whoever has the link that confirmed it: what became of it, and how it can still be changed.</summary>
internal static class ConfirmedPage
{
    /// <param name="accepted">With the answer that stands now; it may have become somebody else's since.</param>
    public static Dictionary<string, object?> Values(AnswerOutcome.Accepted accepted, OpenBulletin bulletin, ProductTexts texts, Instant now)
    {
        var current = accepted.Registration;
        var (isMine, isWhole) = (current.OpenId == bulletin.OpenId || current.IsOf(bulletin.Answer.Contact.Email), current.AddedBy is null);
        var isAdded = current.AddedBy?.OpenId == bulletin.OpenId;
        var shown = isMine ? isWhole ? current : current.WithAddressesOnlyOf(bulletin.Answer.Contact.Email) : null;
        var change = now >= accepted.Cutoff ? "" : MayHaveLink(accepted, bulletin) ? "confirmed_change_personal" : "confirmed_change";
        return new()
        {
            ["text"] = isMine || isAdded
                ? (isAdded ? AddedText(current, texts) : null) ?? texts.Text("confirmed_text")
                : texts.Said("confirmed_since", current.Author, current.ReceivedAt, Zones.OfReader(texts.Language, accepted.Campaign.Cutoff.Zone)),
            ["receipt"] = isMine || isAdded ? current.Receipt.Number : "",
            ["answer"] = shown is not null
                ? AnswerRows.Of(shown, accepted.Campaign.Definition, texts)
                : AnswerRows.Of(isAdded ? bulletin.Answer with { Attending = current.Answer.Attending } : bulletin.Answer, accepted.Campaign.Definition, texts),
            ["change"] = change.Length > 0 ? texts.Text(change) : "",
            ["again"] = change == "confirmed_change" ? $"campaigns/{accepted.Campaign.Id}" : "",
        };
    }

    /// <summary>Of one sent again by somebody who need not be the one who confirmed it: nothing but what was sent.</summary>
    public static Page OfSentAgain(Campaign campaign, OpenBulletin bulletin, ProductTexts texts) => new("confirmed", texts.Text("title_confirmed"))
    {
        Campaign = campaign,
        Values = () => new Dictionary<string, object?>
        {
            ["text"] = texts.Text("confirmed_text"),
            ["receipt"] = bulletin.Receipt.Number,
            ["answer"] = AnswerRows.Of(bulletin.Answer, campaign.Definition, texts),
            ["change"] = "",
            ["again"] = "",
        },
    };

    /// <returns>Null if nobody's answer was added to another's.</returns>
    public static string? AddedText(Registration registration, ProductTexts texts) =>
        registration.AddedBy is null ? null : texts.Said("thanks_added", registration.Answer.Contact, registration.ReceivedAt, Zones.Paris);

    private static bool MayHaveLink(AnswerOutcome.Accepted accepted, OpenBulletin bulletin) =>
        accepted.Invitee is null or { CameByItself: true } || accepted.Invitee.IsAt(bulletin.Answer.Contact.Email);
}
