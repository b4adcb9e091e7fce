using System.Net.Http.Json;
using System.Text.Json;
using Rencontres.Web.Tests.Organisers;
using Rencontres.Web.Tests.Pages;

namespace Rencontres.Web.Tests.Routing;

public sealed class RequestLimitTests
{
    /// <summary>Six reads and three writes of one address, one of each of one link.</summary>
    private static readonly LimitSettings Narrow = new(6);

    private static readonly string Campaign = $"campaigns/{OrganiserDesk.Id}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_too_often_is_told_how_long_to_wait_in_their_language()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        for (var read = 0; read < 6; read++)
            (await desk.Visitor.GetAsync(Campaign, Cancellation)).EnsureSuccessStatusCode();

        using var response = await desk.Visitor.GetAsync($"{Campaign}?lang=ja", Cancellation);

        var page = await response.Content.ReadAsStringAsync(Cancellation);
        var wait = response.Headers.RetryAfter?.Delta?.TotalSeconds;
        Assert.Equal(429, (int)response.StatusCode);
        Assert.InRange(wait ?? 0, 1, 10);
        Assert.Contains($"{wait}秒後", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_form_that_is_sent_too_often_comes_back_as_typed_and_is_not_stored()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        for (var write = 0; write < 3; write++)
            await desk.SendAsync(new Dictionary<string, string>());

        var (status, page) = await desk.SendAsync(OpenForm.Filled);

        Assert.Equal(429, status);
        Assert.Contains("Hélène Gauthier", page, StringComparison.Ordinal);
        Assert.Contains("Rien n’est encore enregistré", page, StringComparison.Ordinal);
        Assert.Empty(await desk.OpenBulletinsAsync());
    }

    [Fact]
    public async Task A_personal_form_that_is_sent_too_often_comes_back_as_typed_and_is_not_stored()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        var link = desk.BulletinLink("54395");
        await desk.PostPageAsync(link, new Dictionary<string, string>());

        var (status, page) = await desk.PostPageAsync(link, OpenForm.Filled);

        Assert.Equal(429, status);
        Assert.Contains("Loïc Bénard", page, StringComparison.Ordinal);
        Assert.Null(await desk.AnswerAsync("54395"));
    }

    [Fact]
    public async Task A_button_pressed_too_often_on_a_page_without_a_form_shows_no_empty_form()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        var link = desk.BulletinLink("54395");
        await desk.PostPageAsync(link, new Dictionary<string, string>());

        var (status, page) = await desk.PostPageAsync(link, new Dictionary<string, string> { ["action"] = "discard" });

        Assert.Equal(429, status);
        Assert.DoesNotContain("contact.email", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_script_saves_does_not_keep_anybody_from_sending_and_has_a_limit_of_its_own()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        var link = desk.BulletinLink("54395");

        var (saved, _) = await desk.PostPageAsync($"{link}?autosave", PersonalForm.Begun("autosave"));
        var (again, _) = await desk.PostPageAsync($"{link}?autosave", PersonalForm.Begun("send"));
        var (sent, _) = await desk.PostPageAsync(link, PersonalForm.Filled);

        Assert.Equal((204, 429, 200), (saved, again, sent));
    }

    [Fact]
    public async Task What_pages_load_is_never_refused()
    {
        await using var desk = await OrganiserDesk.StartedAsync(new LimitSettings(1));
        await desk.Visitor.GetAsync("assets/nothing.css", Cancellation);

        using var second = await desk.Visitor.GetAsync("assets/nothing.css", Cancellation);

        Assert.Equal(404, (int)second.StatusCode);
    }

    [Fact]
    public async Task One_link_that_is_used_up_leaves_another_alone()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        await desk.Visitor.GetAsync(desk.BulletinLink("54395"), Cancellation);

        using var same = await desk.Visitor.GetAsync(desk.BulletinLink("54395"), Cancellation);
        using var other = await desk.Visitor.GetAsync(desk.BulletinLink("13001"), Cancellation);

        Assert.Equal((429, 200), ((int)same.StatusCode, (int)other.StatusCode));
    }

    [Fact]
    public async Task A_program_is_told_with_problem_details()
    {
        await using var desk = await OrganiserDesk.StartedAsync(Narrow);
        var address = $"api/{desk.BulletinLink("54395")}";
        await desk.Visitor.GetAsync(address, Cancellation);

        using var response = await desk.Visitor.GetAsync(address, Cancellation);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal((429, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(response.Headers.RetryAfter?.Delta?.TotalSeconds, problem.GetProperty("retryAfter").GetInt32());
    }

    [Fact]
    public async Task One_mailbox_typed_again_and_again_has_to_wait_whoever_types_it()
    {
        await using var desk = await OrganiserDesk.StartedAsync(new LimitSettings(60));
        var bulletin = new { contact = new { email = "A@mairie.example" } };
        await desk.Visitor.PostAsJsonAsync($"api/{Campaign}/registrations", bulletin, Cancellation);

        using var same = await desk.Visitor.PostAsJsonAsync($"api/{Campaign}/registrations", new { contact = new { email = "a@mairie.example" } }, Cancellation);
        using var other = await desk.Visitor.PostAsJsonAsync($"api/{Campaign}/registrations", new { contact = new { email = "b@mairie.example" } }, Cancellation);

        Assert.Equal((429, 400), ((int)same.StatusCode, (int)other.StatusCode));
    }

    [Fact]
    public async Task Whoever_watches_the_application_and_organisers_are_never_sent_away()
    {
        await using var desk = await OrganiserDesk.StartedAsync(new LimitSettings(1));

        for (var time = 0; time < 10; time++)
        {
            using var health = await desk.Visitor.GetAsync("health", Cancellation);
            var (status, _) = await desk.GetAsync($"{OrganiserDesk.Id}/status");
            Assert.NotEqual(429, (int)health.StatusCode);
            Assert.Equal(200, status);
        }
    }

    [Fact]
    public async Task After_too_many_wrong_organisers_keys_none_is_looked_at()
    {
        await using var desk = await OrganiserDesk.StartedAsync(new LimitSettings(60));
        var statuses = new List<int>();
        for (var guess = 0; guess < 3; guess++)
            statuses.Add((int)(await desk.Visitor.GetAsync($"api/organiser/campaigns/{OrganiserDesk.Id}/status", Cancellation)).StatusCode);

        var (withTheRightOne, _) = await desk.GetAsync($"{OrganiserDesk.Id}/status");

        Assert.Equal([401, 401, 429, 429], [.. statuses, withTheRightOne]);
    }
}
