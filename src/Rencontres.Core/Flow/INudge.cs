using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Flow;

/// <summary>
/// Tells the host that a record has changed, so that it asks the flow again before its timer. Only ever a hint: a nudge that is lost or doubled
/// changes nothing but how soon something happens, so it never fails.
/// </summary>
public interface INudge
{
    /// <summary>The campaign's record changed: extended, closed, paused, invitees added.</summary>
    Task CampaignChangedAsync(CampaignId campaign);

    /// <summary>A mail to a single person may be due in that bucket; null: to an organiser.</summary>
    Task MailDueAsync(CampaignId campaign, int? bucket);
}
