using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Routing;
using Rencontres.Web.Texts;

namespace Rencontres.Web.Pages;

/// <summary>Pages that acknowledge what is stored, with its receipt.</summary>
internal sealed class AcknowledgementPages(PageWriter writer)
{
    /// <param name="reader">The address that was sent: other people's are not for this one.</param>
    public Task<IResult> ThanksAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Accepted accepted, string reader)
    {
        var attending = accepted.Registration.Status == AnswerStatus.Attending;
        var values = Values(accepted with { Registration = accepted.Registration.ShownTo(reader) }, texts);
        values["text"] = ConfirmedPage.AddedText(accepted.Registration, texts) ?? texts.Text(attending ? "thanks_attending" : "thanks_declined");
        values["attending"] = attending;
        values["unchanged"] = !accepted.Changed;
        return WriteAsync(context, texts, "thanks", "title_thanks", accepted, values);
    }

    public Task<IResult> WithdrawnAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Accepted accepted) =>
        WriteAsync(context, texts, "withdrawn", "title_withdrawn", accepted, Values(accepted, texts));

    public Task<IResult> ConfirmedAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Accepted accepted, OpenBulletin bulletin) =>
        WriteAsync(context, texts, "confirmed", "title_confirmed", accepted, ConfirmedPage.Values(accepted, bulletin, texts, context.ReceivedAt()));

    /// <summary>Taken, and not yet counted; or, sent again after it was confirmed, counted.</summary>
    public Task<IResult> TakenAsync(HttpContext context, ProductTexts texts, Campaign campaign, OpenBulletin bulletin)
    {
        if (bulletin.ConfirmedAt is not null)
            return writer.WriteAsync(context, texts, ConfirmedPage.OfSentAgain(campaign, bulletin, texts));

        var page = new Page("unconfirmed", texts.Text("title_unconfirmed"))
        {
            Campaign = campaign,
            Values = new Dictionary<string, object?>
            {
                ["receipt"] = bulletin.Receipt.Number,
                ["email"] = bulletin.Answer.Contact.Email,
                ["valid_until"] = ValidUntil(campaign, bulletin, texts.Language),
                ["answer"] = AnswerRows.Of(bulletin.Answer, campaign.Definition, texts),
            },
        };
        return writer.WriteAsync(context, texts, page);
    }

    public static string ValidUntil(Campaign campaign, OpenBulletin bulletin, Language language) =>
        TimeWording.Moment(bulletin.ValidUntil, Zones.OfReader(language, campaign.Cutoff.Zone), language);

    private static Dictionary<string, object?> Values(AnswerOutcome.Accepted accepted, ProductTexts texts) => new()
    {
        ["receipt"] = accepted.Registration.Receipt.Number,
        ["answer"] = AnswerRows.Of(accepted.Registration, accepted.Campaign.Definition, texts),
    };

    private Task<IResult> WriteAsync(
        HttpContext context, ProductTexts texts, string template, string title, AnswerOutcome.Accepted accepted, Dictionary<string, object?> values)
    {
        var page = new Page(template, texts.Text(title))
        {
            Campaign = accepted.Campaign,
            Zone = accepted.Invitee?.Slot.Zone,
            LateUntil = accepted.Invitee?.LateUntil,
            Values = values,
        };
        return writer.WriteAsync(context, texts, page);
    }
}
