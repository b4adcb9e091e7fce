using NodaTime;

namespace Rencontres.Web.Tests.Organisers;

public sealed class OrderRoutesTests
{
    [Fact]
    public async Task Campaign_that_lacks_what_it_would_send_is_not_started()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        desk.Content.Documents.Remove("product/templates/en/closing.md");
        desk.Content.Documents["essai-2024/templates/fr/invitation.md"] = "unknown"u8.ToArray();
        desk.Content.Documents.Remove("essai-2024/enclosures/agenda.fr.pdf");

        var (status, body) = await desk.PostAsync("essai-2024/start");

        Assert.Equal(409, status);
        Assert.Equal(
            ["templates/fr/invitation.md", "enclosures/agenda.fr.pdf", "templates/en/closing.md"],
            body.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("file").GetString()));
        Assert.Equal("draft", (await desk.GetAsync("essai-2024/status")).Body.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Orders_may_be_given_twice()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        foreach (var (order, state) in new[] { ("start", "running"), ("pause", "paused"), ("resume", "running"), ("close", "running"), ("reopen", "running") })
        {
            var first = await desk.PostAsync($"essai-2024/{order}");
            var second = await desk.PostAsync($"essai-2024/{order}");

            Assert.Equal((200, 200), (first.Status, second.Status));
            Assert.Equal((state, state), (first.Body.GetProperty("state").GetString(), second.Body.GetProperty("state").GetString()));
        }

        var (_, audit) = await desk.GetAsync("essai-2024/audit");
        Assert.Equal(
            ["defined", "invitees-imported", "started", "paused", "resumed", "closed-early", "reopened"],
            audit.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("act").GetString()));
    }

    [Fact]
    public async Task Order_that_makes_no_sense_is_refused_with_the_reason()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/pause", """{"reason":"vacances"}""");

        Assert.Equal(409, status);
        Assert.Equal("The campaign has not been started.", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Unknown_campaign_is_not_found_and_no_key_is_unauthorised()
    {
        await using var desk = await OrganiserDesk.OpenAsync();

        Assert.Equal(404, (await desk.PostAsync("essai-2024/start")).Status);
        Assert.Equal(404, (await desk.GetAsync("Not An Id/status")).Status);
    }

    [Fact]
    public async Task Extension_moves_the_cutoff_once_and_is_recorded()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        const string Order = """{"before":"2023-09-11","reason":"à la demande","tellSilent":true}""";

        var (status, body) = await desk.PostAsync("essai-2024/extend", Order);
        var (again, repeated) = await desk.PostAsync("essai-2024/extend", Order);

        Assert.Equal((200, 200), (status, again));
        Assert.Equal("2023-09-10T22:00:00Z", body.GetProperty("effectiveCutoff").GetString());
        Assert.Equal(1, repeated.GetProperty("extensions").GetInt32());
        var waves = (await desk.GetAsync("essai-2024/calendar")).Body.GetProperty("waves").EnumerateArray().Select(wave => wave.GetProperty("wave").GetString());
        Assert.Contains("extended", waves);
    }

    [Fact]
    public async Task Silent_can_be_told_of_an_extension_afterwards_and_once()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PostAsync("essai-2024/extend", """{"before":"2023-09-11","reason":"à la demande"}""");
        var before = await WavesAsync(desk);

        var (status, body) = await desk.PostAsync("essai-2024/extend", """{"before":"2023-09-11","tellSilent":true}""");
        await desk.PostAsync("essai-2024/extend", """{"before":"2023-09-11","tellSilent":true}""");

        Assert.Equal((200, 1), (status, body.GetProperty("extensions").GetInt32()));
        Assert.DoesNotContain("extended", before);
        Assert.Single(await WavesAsync(desk), wave => wave == "extended");
        var entries = (await desk.GetAsync("essai-2024/audit")).Body.GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("act").GetString() == "extended").ToList();
        Assert.Equal(2, entries.Count);
        Assert.EndsWith("the silent are told after all: à la demande", entries[1].GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"before":"11/09/2023"}""", 400, "\"11/09/2023\" is not a date like 2024-09-11.")]
    [InlineData("""{"before":"2023-09-31"}""", 400, "\"2023-09-31\" is not a date")]
    [InlineData("""{"at":"2023-09-10T18:00+02:00"}""", 400, "is not a date and time without offset")]
    [InlineData("""{"at":"2023-09-10T18:00","zone":"Paris"}""", 400, "\"Paris\" is no time zone")]
    [InlineData("""{"reason":"plus tard"}""", 400, "Give one of \"before\"")]
    [InlineData("""{"before":"2023-09-11","at":"2023-09-10T18:00"}""", 400, "and only one")]
    [InlineData("""{"before":5}""", 400, "The value of \"before\" cannot be read.")]
    [InlineData("""[]""", 400, "The body is not a JSON object.")]
    [InlineData("""{"before":"2023-07-01"}""", 409, "has passed")]
    [InlineData("""{"before":"2023-09-01"}""", 409, "is before the cutoff in force")]
    [InlineData("""{"before":"2023-10-01"}""", 409, "is after the meeting begins")]
    [InlineData("""{"before":"9999-12-31"}""", 409, "is after the meeting begins")]
    public async Task Extension_to_a_date_that_cannot_be_is_refused_by_name(string order, int expected, string message)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, body) = await desk.PostAsync("essai-2024/extend", order);

        Assert.Equal(expected, status);
        Assert.Contains(message, body.GetRawText().Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("2023-09-03T22:00:00Z", (await desk.GetAsync("essai-2024/status")).Body.GetProperty("cutoff").GetString());
    }

    [Fact]
    public async Task Status_tells_what_comes_next()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var before = (await desk.GetAsync("essai-2024/status")).Body;
        desk.Clock.Now = Instant.FromUtc(2023, 7, 11, 7, 0);
        var then = (await desk.GetAsync("essai-2024/status")).Body;

        Assert.Equal("""{"turn":"wait","at":"2023-07-11T07:00:00Z","wave":null,"country":null,"zone":null}""", before.GetProperty("next").GetRawText());
        Assert.Equal("""{"turn":"send","at":null,"wave":"invitation","country":"FR","zone":"Europe/Paris"}""", then.GetProperty("next").GetRawText());
        Assert.False(then.GetProperty("closed").GetBoolean());
        Assert.Equal(0, then.GetProperty("totals").GetProperty("invited").GetInt32());
    }

    [Fact]
    public async Task Audit_that_was_tampered_with_is_not_valid()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var before = (await desk.GetAsync("essai-2024/audit")).Body;
        desk.Campaigns.Falsify(Core.Campaigns.CampaignId.Parse("essai-2024"));
        var after = (await desk.GetAsync("essai-2024/audit")).Body;

        Assert.True(before.GetProperty("valid").GetBoolean());
        Assert.False(after.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Calendar_counts_by_language_and_tells_why_a_wave_is_skipped()
    {
        await using var desk = await OrganiserDesk.PreparedAsync();
        desk.Clock.Now = Instant.FromUtc(2023, 8, 10, 8, 0);
        await desk.PostAsync("essai-2024/start");

        var (_, body) = await desk.GetAsync("essai-2024/calendar");

        var waves = body.GetProperty("waves").EnumerateArray().ToDictionary(wave => wave.GetProperty("wave").GetString()!);
        Assert.Equal("""{"fr":1,"en":1}""", waves["invitation"].GetProperty("byLanguage").GetRawText());
        Assert.Equal(("skipped", "BeforeTheInvitation"), (waves["reminder-1"].GetProperty("state").GetString(), waves["reminder-1"].GetProperty("reason").GetString()));
        Assert.Equal("planned", waves["reminder-2"].GetProperty("state").GetString());
    }

    private static async Task<IReadOnlyList<string?>> WavesAsync(OrganiserDesk desk) =>
        [.. (await desk.GetAsync("essai-2024/calendar")).Body.GetProperty("waves").EnumerateArray().Select(wave => wave.GetProperty("wave").GetString())];
}
