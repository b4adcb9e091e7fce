using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>The bulletins for programs. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class BulletinFunctions(WebFunctions web)
{
    [Function("SubmitOpenBulletin")]
    public Task<IResult> SubmitOpenBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/registrations")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ReadBulletin")]
    public Task<IResult> ReadBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/bulletins/{token}")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("AnswerBulletin")]
    public Task<IResult> AnswerBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/bulletins/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("WithdrawBulletin")]
    public Task<IResult> WithdrawBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/bulletins/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);
}
