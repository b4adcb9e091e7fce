using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Routing;

namespace Rencontres.Web.Organisers;

/// <summary>The organisers' orders to a campaign. Each may be given twice.</summary>
internal sealed class OrderRoutes(CampaignRoute route, CampaignOrders orders, CampaignReadiness readiness) : IRoutes
{
    public IEnumerable<WebRoute> Routes =>
    [
        route.Of("StartCampaign", HttpMethods.Post, "start", StartAsync),
        route.Of("PauseCampaign", HttpMethods.Post, "pause", PauseAsync),
        route.Of("ResumeCampaign", HttpMethods.Post, "resume", (context, campaign) => ReplyAsync(orders.ResumeAsync(campaign.Id, context.RequestAborted))),
        route.Of("CloseCampaign", HttpMethods.Post, "close", (context, campaign) => ReplyAsync(orders.CloseAsync(campaign.Id, context.RequestAborted))),
        route.Of("ReopenCampaign", HttpMethods.Post, "reopen", (context, campaign) => ReplyAsync(orders.ReopenAsync(campaign.Id, context.RequestAborted))),
        route.Of("ExtendCampaign", HttpMethods.Post, "extend", ExtendAsync),
    ];

    private async Task<IResult> StartAsync(HttpContext context, Campaign campaign)
    {
        var faults = campaign.State == CampaignState.Draft ? await readiness.FaultsAsync(campaign, context.RequestAborted) : [];
        return faults.Count > 0
            ? OrganiserProblems.Refused("What the campaign would send has faults.", faults)
            : await ReplyAsync(orders.StartAsync(campaign.Id, context.RequestAborted));
    }

    private async Task<IResult> PauseAsync(HttpContext context, Campaign campaign)
    {
        var form = await OrganiserBody.ReadJsonAsync<PauseForm>(context);
        return await ReplyAsync(orders.PauseAsync(campaign.Id, form.Reason, context.RequestAborted));
    }

    private async Task<IResult> ExtendAsync(HttpContext context, Campaign campaign)
    {
        var form = await OrganiserBody.ReadJsonAsync<CutoffForm>(context);
        var (cutoff, errors) = form.Read(campaign);
        if (cutoff is null)
            return OrganiserProblems.Invalid(errors);

        return CutoffForm.WhyPointless(campaign, cutoff) is { } reason
            ? OrganiserProblems.Refused(reason)
            : await ReplyAsync(orders.ExtendAsync(campaign.Id, cutoff, form.Reason?.Trim() ?? "", form.TellSilent, context.RequestAborted));
    }

    private static async Task<IResult> ReplyAsync(Task<OrderOutcome> outcome) => OrderReplies.Of(await outcome);

    private sealed record PauseForm
    {
        public string? Reason { get; init; }
    }
}
