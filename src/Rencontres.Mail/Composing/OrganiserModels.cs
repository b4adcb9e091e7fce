using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Reports;

namespace Rencontres.Mail.Composing;

/// <summary>What mails to organisers say.</summary>
internal static class OrganiserModels
{
    public static Dictionary<string, object?> Report(SingleMailContent.AboutReport about, Campaign campaign, Language language, Instant now)
    {
        var model = CommonModel.Of(campaign, language, campaign.Cutoff.Zone, now);
        model["report"] = Figures(about.Totals, TimeWording.Moment(about.AsOf, campaign.Cutoff.Zone, language));
        return model;
    }

    public static Dictionary<string, object?> Notice(SingleMailContent.AboutNotice about, Campaign campaign, Language language, Instant now)
    {
        var model = CommonModel.Of(campaign, language, campaign.Cutoff.Zone, now);
        model["notice"] = new Dictionary<string, object?>
        {
            ["since"] = TimeWording.Moment(about.Since, campaign.Cutoff.Zone, language),
            ["unknown"] = about.Unknown,
        };
        return model;
    }

    public static Dictionary<string, object?> Dispute(SingleMailContent.AboutDispute about, Campaign campaign, Language language, Instant now)
    {
        var (registration, zone) = (about.Registration, campaign.Cutoff.Zone);
        var model = CommonModel.Of(campaign, language, zone, now);
        model["notice"] = new Dictionary<string, object?>
        {
            ["since"] = TimeWording.Moment(about.Since, zone, language),
            ["organisation"] = registration.Answer.Organisation.Name,
            ["receipt"] = registration.Receipt.Number,
            ["received"] = TimeWording.Moment(registration.ReceivedAt, zone, language),
            ["contact"] = registration.Author.Name,
            ["withdrawn"] = registration.Status == AnswerStatus.Withdrawn,
        };
        return model;
    }

    private static Dictionary<string, object?> Figures(ReportTotals totals, string asOf) => new()
    {
        ["as_of"] = asOf,
        ["invited"] = totals.Invited,
        ["delivered"] = totals.Delivered,
        ["bounced"] = totals.Bounced,
        ["answered"] = totals.Answered,
        ["unconfirmed"] = totals.Unconfirmed,
        ["attending"] = totals.Attending,
        ["declined"] = totals.Declined,
        ["withdrawn"] = totals.Withdrawn,
        ["silent"] = totals.Silent,
        ["delegates"] = totals.Delegates,
        ["unknown"] = totals.Unknown,
    };
}
