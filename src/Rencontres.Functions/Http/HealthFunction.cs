using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>Whether all is well; it also starts the orchestration of a campaign that lacks one. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class HealthFunction(WebFunctions web)
{
    [Function("Health")]
    public Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);
}
