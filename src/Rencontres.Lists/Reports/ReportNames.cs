using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;

namespace Rencontres.Lists.Reports;

/// <summary>How choices stand in reports. The names are data: other people's programs read them.</summary>
public static class ReportNames
{
    public const string Closed = "closed";
    public const string Unconfirmed = "unconfirmed";

    public static string Status(Campaign campaign, Instant asOf) =>
        campaign.State != CampaignState.Draft && asOf >= campaign.EffectiveCutoff ? Closed : campaign.State.ToString().ToLowerInvariant();

    /// <summary>A silent organisation in whose name a bulletin waits to be confirmed is <see cref="Unconfirmed"/>.</summary>
    public static string Status(ReportLine line) =>
        line.IsUnconfirmed ? Unconfirmed : Status(line.Invitee.Answer);

    public static string Status(AnswerStatus status) => status.ToString().ToLowerInvariant();

    public static string Conference(Conference conference) => conference.ToString().ToLowerInvariant();

    public static string About(SuggestionSubject about) => about.ToString().ToLowerInvariant();

    public static string Source(RegistrationSource source) => source switch
    {
        RegistrationSource.PersonalLink => "personal-link",
        RegistrationSource.OpenForm => "open-form",
        RegistrationSource.Organiser => "organiser",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
