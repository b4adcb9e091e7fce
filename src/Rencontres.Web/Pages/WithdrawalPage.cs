using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages;

/// <summary>Asks whether a bulletin is to be withdrawn, and shows what that is.</summary>
internal static class WithdrawalPage
{
    /// <param name="conflict">Whether somebody else has changed the bulletin meanwhile.</param>
    public static Page Of(Campaign campaign, Invitee invitee, Registration current, ProductTexts texts, bool conflict) => new("withdraw", texts.Text("title_withdraw"))
    {
        Status = conflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
        Campaign = campaign,
        Zone = invitee.Slot.Zone,
        LateUntil = invitee.LateUntil,
        Values = () => new Dictionary<string, object?>
        {
            ["conflict"] = conflict,
            ["revision"] = current.Revision,
            ["answer"] = AnswerRows.Of(current, campaign.Definition, texts),
        },
    };
}
