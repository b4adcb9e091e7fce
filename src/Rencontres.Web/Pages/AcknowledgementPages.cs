using Microsoft.AspNetCore.Http;
using NodaTime;
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
    public Task<IResult> ThanksAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Accepted accepted, string reader) =>
        writer.WriteAsync(context, texts, Thanks(texts, accepted, reader));

    public Task<IResult> WithdrawnAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Accepted accepted) =>
        writer.WriteAsync(context, texts, Withdrawn(texts, accepted));

    public Task<IResult> ConfirmedAsync(HttpContext context, ProductTexts texts, AnswerOutcome.Accepted accepted, OpenBulletin bulletin) =>
        writer.WriteAsync(context, texts, Confirmed(texts, accepted, bulletin, context.ReceivedAt()));

    /// <summary>Taken, and not yet counted; or, sent again after it was confirmed, counted.</summary>
    public Task<IResult> TakenAsync(HttpContext context, ProductTexts texts, Campaign campaign, OpenBulletin bulletin) =>
        writer.WriteAsync(context, texts, Taken(texts, campaign, bulletin));

    /// <param name="reader">The address that was sent: other people's are not for this one.</param>
    public static Page Thanks(ProductTexts texts, AnswerOutcome.Accepted accepted, string reader)
    {
        var attending = accepted.Registration.Status == AnswerStatus.Attending;
        return PageOf("thanks", texts, accepted, () => new Dictionary<string, object?>(Values(accepted with { Registration = accepted.Registration.ShownTo(reader) }, texts))
        {
            ["text"] = ConfirmedPage.AddedText(accepted.Registration, texts) ?? texts.Text(attending ? "thanks_attending" : "thanks_declined"),
            ["attending"] = attending,
            ["unchanged"] = !accepted.Changed,
        });
    }

    public static Page Withdrawn(ProductTexts texts, AnswerOutcome.Accepted accepted) => PageOf("withdrawn", texts, accepted, () => Values(accepted, texts));

    public static Page Confirmed(ProductTexts texts, AnswerOutcome.Accepted accepted, OpenBulletin bulletin, Instant now) =>
        PageOf("confirmed", texts, accepted, () => ConfirmedPage.Values(accepted, bulletin, texts, now));

    public static Page Taken(ProductTexts texts, Campaign campaign, OpenBulletin bulletin)
    {
        if (bulletin.ConfirmedAt is not null)
            return ConfirmedPage.OfSentAgain(campaign, bulletin, texts);

        return new Page("unconfirmed", texts.Text("title_unconfirmed"))
        {
            Campaign = campaign,
            Values = () => new Dictionary<string, object?>
            {
                ["receipt"] = bulletin.Receipt.Number,
                ["email"] = bulletin.Answer.Contact.Email,
                ["valid_until"] = ValidUntil(campaign, bulletin, texts.Language),
                ["answer"] = AnswerRows.Of(bulletin.Answer, campaign.Definition, texts),
            },
        };
    }

    public static string ValidUntil(Campaign campaign, OpenBulletin bulletin, Language language) =>
        TimeWording.Moment(bulletin.ValidUntil, Zones.OfReader(language, campaign.Cutoff.Zone), language);

    private static Dictionary<string, object?> Values(AnswerOutcome.Accepted accepted, ProductTexts texts) => new()
    {
        ["receipt"] = accepted.Registration.Receipt.Number,
        ["answer"] = AnswerRows.Of(accepted.Registration, accepted.Campaign.Definition, texts),
    };

    private static Page PageOf(string template, ProductTexts texts, AnswerOutcome.Accepted accepted, Func<IReadOnlyDictionary<string, object?>> values) =>
        new(template, texts.Text($"title_{template}"))
        {
            Campaign = accepted.Campaign,
            Zone = accepted.Invitee?.Slot.Zone,
            LateUntil = accepted.Invitee?.LateUntil,
            Values = values,
        };
}
