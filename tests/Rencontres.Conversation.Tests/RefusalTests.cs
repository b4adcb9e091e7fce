using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rencontres.Conversation.Tests;

/// <summary>What is answered to those who come wrongly.</summary>
public sealed class RefusalTests(RunningHost host)
{
    private readonly Conversation campaign = new(host);

    [Fact]
    public async Task A_wrong_key_opens_nothing()
    {
        Assert.SkipWhen(host.Key.Length == 0, "This host asks for no key (as func start does).");
        using var response = await campaign.OrganiserAsync(HttpMethod.Get, "status", key: "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_campaign_is_not_found()
    {
        using var organiser = await campaign.OrganiserAsync(HttpMethod.Get, "status");
        using var page = await campaign.Http.GetAsync($"campaigns/{campaign.Id}");
        using var program = await campaign.Http.PostAsJsonAsync($"api/campaigns/{campaign.Id}/registrations", Conversation.Bulletin("A", "a@nancy.example"));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [organiser.StatusCode, page.StatusCode, program.StatusCode]);
        Assert.Equal("application/problem+json", organiser.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_link_that_nobody_was_given_is_not_found()
    {
        using var page = await campaign.Http.GetAsync("bulletins/abc.def");
        using var program = await campaign.Http.GetAsync("api/bulletins/abc.def");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, program.StatusCode));
    }

    [Fact]
    public async Task A_definition_with_faults_is_refused_with_each_of_them()
    {
        var definition = (Dictionary<string, object>)campaign.Definition(campaign.Begun + TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        definition["colour"] = "red";
        definition["languages"] = new[] { "fr", "de" };

        var problem = await campaign.OrderAsync(HttpMethod.Put, "definition", definition, HttpStatusCode.BadRequest);

        Assert.True(problem.GetProperty("faults").GetArrayLength() >= 2, problem.ToString());
    }

    [Fact]
    public async Task A_campaign_closed_early_takes_no_more_answers()
    {
        await campaign.OrderAsync(HttpMethod.Put, "definition", campaign.Definition(campaign.Begun + TimeSpan.FromHours(1), TimeSpan.FromMinutes(10)));
        await campaign.ImportAsync("code,name,country,language,email\n54395,Nancy,FR,fr,a@nancy.example\n");
        await campaign.OrderAsync(HttpMethod.Post, "start");
        var invitations = await campaign.WaitForAsync("invitation", "54395");
        var closed = await campaign.OrderAsync(HttpMethod.Post, "close");

        await Conversation.UntilAsync(closed.GetProperty("effectiveCutoff").GetDateTimeOffset() + TimeSpan.FromSeconds(1));
        using var refused = await campaign.AnswerAsync(Conversation.TokenIn(invitations["54395"].Single(), "bulletins"), Conversation.Bulletin("A", "a@nancy.example"));

        Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("cutoff", out _));
    }

    [Fact]
    public async Task Health_says_that_all_is_well() => Assert.Equal("ok", (await campaign.Http.GetFromJsonAsync<JsonElement>("health")).GetProperty("status").GetString());
}
