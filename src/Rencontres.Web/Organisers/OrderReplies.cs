using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Organisers;

/// <summary>What is answered to an order.</summary>
internal static class OrderReplies
{
    public static IResult Of(OrderOutcome outcome) => outcome switch
    {
        OrderOutcome.Done done => OrganiserJson.Ok(CampaignSummary.Of(done.Campaign)),
        OrderOutcome.Refused refused => OrganiserProblems.Refused(refused.Reason),
        OrderOutcome.NotFound => OrganiserProblems.NoSuchCampaign,
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };
}
