using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Rencontres.Functions.Http;

/// <summary>What organisers read. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class OverviewFunctions(WebFunctions web)
{
    private const string Campaign = "api/organiser/campaigns/{campaign}/";

    [Function("ReadStatus")]
    public Task<IResult> ReadStatus([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Campaign + "status")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ReadCalendar")]
    public Task<IResult> ReadCalendar(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Campaign + "calendar")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ReadAudit")]
    public Task<IResult> ReadAudit([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Campaign + "audit")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ReadReport")]
    public Task<IResult> ReadReport([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Campaign + "report")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ReadSuggestions")]
    public Task<IResult> ReadSuggestions(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Campaign + "suggestions")] HttpRequest request) =>
        web.RunAsync(request);
}
