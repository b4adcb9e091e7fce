using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>What organisers hand in and order. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class OrderFunctions(WebFunctions web)
{
    private const string Campaign = "api/organiser/campaigns/{campaign}/";

    [Function("PutDefinition")]
    public Task<IResult> PutDefinition(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Campaign + "definition")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("PutEnclosure")]
    public Task<IResult> PutEnclosure(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Campaign + "enclosures/{name}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ImportInvitees")]
    public Task<IResult> ImportInvitees(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "invitees")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("StartCampaign")]
    public Task<IResult> StartCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "start")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("PauseCampaign")]
    public Task<IResult> PauseCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "pause")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ResumeCampaign")]
    public Task<IResult> ResumeCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "resume")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("CloseCampaign")]
    public Task<IResult> CloseCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "close")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ReopenCampaign")]
    public Task<IResult> ReopenCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "reopen")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ExtendCampaign")]
    public Task<IResult> ExtendCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "extend")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ExtendInvitee")]
    public Task<IResult> ExtendInvitee(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "invitees/{id}/extend")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("TypeInRegistration")]
    public Task<IResult> TypeInRegistration(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "invitees/{id}/registration")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);
}
