using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Rencontres.Functions.Http;

/// <summary>The pages people answer on. Each function is one route of <see cref="Web.Routing.RouteTable"/> under its own name.</summary>
public sealed class PageFunctions(WebFunctions web)
{
    [Function("OpenBulletinPage")]
    public Task<IResult> OpenBulletinPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "campaigns/{campaign}")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("SendOpenBulletin")]
    public Task<IResult> SendOpenBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "campaigns/{campaign}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("PersonalBulletinPage")]
    public Task<IResult> PersonalBulletinPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bulletins/{token}")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("SendPersonalBulletin")]
    public Task<IResult> SendPersonalBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bulletins/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("WithdrawPage")]
    public Task<IResult> WithdrawPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bulletins/{token}/withdraw")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("WithdrawPersonalBulletin")]
    public Task<IResult> WithdrawPersonalBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bulletins/{token}/withdraw")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("NotMePage")]
    public Task<IResult> NotMePage([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "not-me/{token}")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("SayNotMe")]
    public Task<IResult> SayNotMe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "not-me/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("MeetingFile")]
    public Task<IResult> MeetingFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bulletins/{token}/meeting.ics")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ConfirmPage")]
    public Task<IResult> ConfirmPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "confirm/{token}")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("ConfirmOpenBulletin")]
    public Task<IResult> ConfirmOpenBulletin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "confirm/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("UnsubscribePage")]
    public Task<IResult> UnsubscribePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "unsubscribe/{token}")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("Unsubscribe")]
    public Task<IResult> Unsubscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "unsubscribe/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        web.RunAsync(request, client);

    [Function("Robots")]
    public Task<IResult> Robots([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "robots.txt")] HttpRequest request) =>
        web.RunAsync(request);

    [Function("Asset")]
    public Task<IResult> Asset([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request) =>
        web.RunAsync(request);
}
