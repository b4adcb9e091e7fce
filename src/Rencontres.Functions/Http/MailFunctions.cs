using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>What becomes of mails. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class MailFunctions(WebFunctions web)
{
    private const string Campaign = "api/organiser/campaigns/{campaign}/";

    [Function("MailEvents")]
    public Task<IResult> MailEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sendgrid/events")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("ReadMails")]
    public Task<IResult> ReadMails([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Campaign + "mails")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("SettleMails")]
    public Task<IResult> SettleMails(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Campaign + "mails/unknown")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);
}
