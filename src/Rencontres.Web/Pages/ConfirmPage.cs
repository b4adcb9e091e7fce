using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Forms;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>The page that asks to confirm an open bulletin and, where somebody else has answered, what is to become of that answer.</summary>
internal sealed record ConfirmPage(Campaign Campaign, OpenBulletin Bulletin)
{
    /// <summary>The answer of somebody else that stands.</summary>
    public Registration? Other { get; init; }

    /// <summary>What is wrong with the choice.</summary>
    public string Error { get; init; } = "";

    /// <summary>Why nothing was confirmed, where no choice could help it.</summary>
    public string Notice { get; init; } = "";

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The question was not answered, or it was another answer that was seen: then it is asked anew, so that nothing is replaced unseen.</summary>
    public static Page Asking(Campaign campaign, OpenBulletin bulletin, Registration current, SentChoice sent, ProductTexts texts)
    {
        var seen = sent.Revision == current.Revision;
        var page = new ConfirmPage(campaign, bulletin)
        {
            Other = current,
            Error = seen ? texts.Message(SecondQuestion.Unanswered) : "",
            Notice = seen ? "" : texts.Text("second_changed"),
            Status = seen ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict,
        };
        return page.ToPage(texts);
    }

    /// <summary>The two answers are too much for one bulletin, or the second is nothing that could be added.</summary>
    public static Page NoRoom(Campaign campaign, OpenBulletin bulletin, Registration? other, IReadOnlyList<FieldFault> faults, ProductTexts texts)
    {
        if (faults is [{ Field: SecondQuestion.Field } choice])
            return new ConfirmPage(campaign, bulletin) { Other = other, Error = texts.Message(choice), Status = StatusCodes.Status400BadRequest }.ToPage(texts);

        var reasons = faults.Select(fault => $"{texts.Label(fault.Field)} – {texts.Message(fault)}");
        var page = new ConfirmPage(campaign, bulletin)
        {
            Other = other,
            Notice = $"{texts.Text("second_no_room")} {string.Join(' ', reasons)}",
            Status = StatusCodes.Status400BadRequest,
        };
        return page.ToPage(texts);
    }

    public Page ToPage(ProductTexts texts)
    {
        var zone = Zones.OfReader(texts.Language, Campaign.Cutoff.Zone);
        return new Page("confirm", texts.Text("title_confirm"))
        {
            Status = Status,
            Campaign = Campaign,
            Values = () => new Dictionary<string, object?>
            {
                ["notice"] = Notice,
                ["second"] = Other is null ? false : SecondQuestion.View(Other, typed: "", Error, texts, zone),
                ["revision"] = Other?.Revision ?? 0,
                ["valid_until"] = AcknowledgementPages.ValidUntil(Campaign, Bulletin, texts.Language),
                ["answer"] = AnswerRows.Of(Bulletin.Answer, Campaign.Definition, texts)
                    .Append(new("received", texts.Text("row_received"), TimeWording.Moment(Bulletin.ReceivedAt, zone, texts.Language)))
                    .ToList(),
            },
        };
    }
}
