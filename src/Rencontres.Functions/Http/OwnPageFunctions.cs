using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>A campaign's own pages. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class OwnPageFunctions(WebFunctions web)
{
    private const string Pages = "api/organiser/campaigns/{campaign}/pages";
    private const string Page = Pages + "/{name}";

    [Function("ListPages")]
    public Task<IResult> ListPages([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Pages)] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ReadPage")]
    public Task<IResult> ReadPage([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Page)] HttpRequest request) =>
        web.RunAsync(request);

    [Function("PutPage")]
    public Task<IResult> PutPage(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Page)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("DeletePage")]
    public Task<IResult> DeletePage(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Page)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("PreviewPage")]
    public Task<IResult> PreviewPage([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Page + "/preview")] HttpRequest request) =>
        web.RunAsync(request);
}
