using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>The personal bulletin after the cutoff.</summary>
internal static class ReadOnlyPage
{
    public static Page Of(Campaign campaign, Invitee invitee, Registration? current, Draft? draft, ProductTexts texts) => new("read-only", texts.Text("title_read_only"))
    {
        Campaign = campaign,
        Zone = invitee.Slot.Zone,
        LateUntil = invitee.LateUntil,
        Values = () => new Dictionary<string, object?>
        {
            ["receipt"] = current?.Receipt.Number ?? "",
            ["received"] = current is null ? "" : TimeWording.Moment(current.ReceivedAt, invitee.Slot.Zone, texts.Language),
            ["state"] = current is null ? "" : texts.Text($"status_{BulletinResource.StatusOf(current.Status)}"),
            ["attending"] = current?.Status == AnswerStatus.Attending,
            ["letter"] = OrganiserLetter.To(campaign.Definition, [], texts),
            ["answer"] = current is null ? [] : AnswerRows.Of(current, campaign.Definition, texts),
            ["draft_text"] = draft is null ? "" : texts.Text("draft_closed_text", "when", new DraftNotices(campaign, invitee, current, texts).When(draft)),
            ["draft"] = draft is null ? [] : TypedRows.Of(DraftJson.Read(draft), campaign.Definition, texts),
        },
    };
}
