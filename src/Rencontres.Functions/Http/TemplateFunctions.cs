using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>A campaign's own wording. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class TemplateFunctions(WebFunctions web)
{
    private const string Templates = "api/organiser/campaigns/{campaign}/templates";
    private const string Template = Templates + "/{language}/{name}";

    [Function("ListTemplates")]
    public Task<IResult> ListTemplates(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Templates)] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ReadTemplate")]
    public Task<IResult> ReadTemplate(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Template)] HttpRequest request) =>
        web.RunAsync(request);

    [Function("PutTemplate")]
    public Task<IResult> PutTemplate(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Template)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("DeleteTemplate")]
    public Task<IResult> DeleteTemplate(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Template)] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("PreviewTemplate")]
    public Task<IResult> PreviewTemplate(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Template + "/preview")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("PreviewSource")]
    public Task<IResult> PreviewSource(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Template + "/preview")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("SendTestMail")]
    public Task<IResult> SendTestMail(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Template + "/test")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);
}
