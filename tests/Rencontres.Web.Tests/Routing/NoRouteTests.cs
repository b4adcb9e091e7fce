using System.Net.Http.Json;
using System.Text.Json;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Routing;

public sealed class NoRouteTests
{
    [Theory]
    [InlineData("GET", "nowhere/at/all.html", 404, "")]
    [InlineData("POST", "api/organiser/campaigns/essai-2024/nothing", 404, "")]
    [InlineData("DELETE", "api/organiser/campaigns/essai-2024/status", 405, "GET, HEAD")]
    [InlineData("PATCH", "api/bulletins/token", 405, "GET, HEAD, PUT, DELETE")]
    public async Task What_no_route_answers_is_answered_with_problem_details(string method, string path, int status, string allowed)
    {
        await using var desk = await OrganiserDesk.OpenAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await desk.Visitor.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
    }
}
