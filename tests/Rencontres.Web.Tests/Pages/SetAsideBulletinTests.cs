using System.Net.Http.Json;
using System.Text.Json;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>An open bulletin that was not theirs whose address it names.</summary>
public sealed class SetAsideBulletinTests
{
    private static readonly object Bulletin = new
    {
        organisation = new { name = "Ville de Nancy", kind = "commune", country = "FR", code = "54395" },
        contact = new { name = "Hélène Gauthier", email = "helene@nancy.example" },
        attending = false,
        language = "fr",
    };

    [Fact]
    public async Task A_program_that_sends_it_again_is_told_that_it_was_set_aside()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var (taken, _) = await SendAsync(desk);
        await SetAsideAsync(desk);

        var (again, problem) = await SendAsync(desk);

        Assert.Equal((202, 409), (taken, again));
        Assert.Equal(409, problem.GetProperty("status").GetInt32());
        Assert.Contains("écarté", problem.ToString(), StringComparison.Ordinal);
        Assert.Empty(await desk.OpenBulletinsAsync());
    }

    [Fact]
    public async Task Its_page_says_so_and_has_nothing_to_confirm()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await SendAsync(desk);
        var confirm = await desk.ConfirmLinkAsync("54395");
        await SetAsideAsync(desk);

        using var shown = await desk.Visitor.GetAsync(confirm, TestContext.Current.CancellationToken);

        var page = await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(410, (int)shown.StatusCode);
        Assert.Contains("Ce bulletin a été écarté", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"confirm\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_button_pressed_all_the_same_confirms_nothing()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await SendAsync(desk);
        var confirm = await desk.ConfirmLinkAsync("54395");
        await SetAsideAsync(desk);

        var (status, page) = await desk.PostPageAsync(confirm, new Dictionary<string, string> { ["action"] = "confirm" });

        Assert.Equal((410, AnswerStatus.Silent), (status, desk.Nancy().Answer));
        Assert.Contains("Ce bulletin a été écarté", page, StringComparison.Ordinal);
        Assert.Null(await desk.AnswerAsync("54395"));
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(OrganiserDesk desk)
    {
        using var response = await desk.Visitor.PostAsJsonAsync($"api/campaigns/{OrganiserDesk.Id}/registrations", Bulletin, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    /// <summary>By the link in the mail that asks to confirm it.</summary>
    private static async Task SetAsideAsync(OrganiserDesk desk)
    {
        var bulletin = Assert.Single(await desk.OpenBulletinsAsync());
        var link = desk.Links.NotMyBulletin(CampaignId.Parse(OrganiserDesk.Id), bulletin.Key.Bucket, bulletin.OpenId);
        var (status, _) = await desk.PostPageAsync(link.AbsolutePath.TrimStart('/'), new Dictionary<string, string> { ["action"] = "not-me" });
        Assert.Equal(200, status);
    }
}
