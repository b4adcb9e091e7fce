using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Reports;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>How a campaign stands, what will be sent, and what was done.</summary>
internal sealed class OverviewRoutes(CampaignRoute route, CampaignCalendar calendar, Reporting reporting, ICampaigns campaigns) : IRoutes
{
    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("ReadStatus", HttpMethods.Get, "status", StatusAsync),
        route.Of("ReadCalendar", HttpMethods.Get, "calendar", CalendarAsync),
        route.Of("ReadAudit", HttpMethods.Get, "audit", AuditAsync),
    ];

    private async Task<IResult> StatusAsync(HttpContext context, Campaign campaign)
    {
        var summary = CampaignSummary.Of(campaign);
        var tally = await reporting.TallyAsync(campaign, context.RequestAborted);
        var now = context.ReceivedAt();
        return OrganiserJson.Ok(new
        {
            summary.Campaign,
            summary.State,
            Closed = now >= campaign.EffectiveCutoff,
            summary.Cutoff,
            summary.EffectiveCutoff,
            summary.LastMinute,
            summary.Zone,
            summary.StartedAt,
            summary.PausedBecause,
            MailTrouble = campaign.Trouble is { } trouble ? new { since = OrganiserJson.Text(trouble.Since), trouble.Reason } : null,
            summary.Extensions,
            AsOf = OrganiserJson.Text(now),
            Next = NextTurn.Of(CampaignFlow.Next(campaign, now)),
            tally.Totals,
        });
    }

    private async Task<IResult> CalendarAsync(HttpContext context, Campaign campaign)
    {
        var entries = await calendar.ReadAsync(campaign, context.ReceivedAt(), context.RequestAborted);
        return OrganiserJson.Ok(new { campaign = campaign.Id.Value, waves = entries.Select(PlannedEntry.Of) });
    }

    private async Task<IResult> AuditAsync(HttpContext context, Campaign campaign)
    {
        var entries = new List<object>();
        var (number, hash, valid) = (0, "", true);
        await foreach (var entry in campaigns.ReadAuditAsync(campaign.Id, context.RequestAborted))
        {
            valid &= entry.Follows(number, hash);
            (number, hash) = (entry.Number, entry.Hash);
            entries.Add(Told(entry));
        }

        return OrganiserJson.Ok(new { campaign = campaign.Id.Value, valid, entries });
    }

    private static object Told(AuditEntry entry) =>
        new { entry.Number, At = OrganiserJson.Text(entry.Event.At), entry.Event.Actor, entry.Event.Act, entry.Event.Details, entry.Hash };
}
