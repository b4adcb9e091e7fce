using System.Text.RegularExpressions;
using NodaTime;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed partial class FormGuardTests
{
    private static readonly string Campaign = $"campaigns/{OrganiserDesk.Id}";

    [Fact]
    public async Task A_form_that_took_as_long_as_a_person_takes_is_taken()
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);
        var page = await desk.Visitor.GetStringAsync(Campaign, TestContext.Current.CancellationToken);
        desk.Clock.Now += Duration.FromSeconds(3);

        var (status, _) = await SendAsync(desk, StampOn(page));

        Assert.Equal(200, status);
        Assert.Single(await desk.OpenBulletinsAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15 * 24 * 3600)]
    public async Task A_form_sent_too_soon_or_after_weeks_comes_back_as_typed_and_goes_through_when_sent_again(int seconds)
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);
        var page = await desk.Visitor.GetStringAsync(Campaign, TestContext.Current.CancellationToken);
        desk.Clock.Now += Duration.FromSeconds(seconds);

        var (status, again) = await SendAsync(desk, StampOn(page));
        var stored = (await desk.OpenBulletinsAsync()).Count;
        desk.Clock.Now += Duration.FromSeconds(1);
        var (later, _) = await SendAsync(desk, StampOn(again));

        Assert.Equal((400, 0, 200), (status, stored, later));
        Assert.Contains("Loïc Bénard", again, StringComparison.Ordinal);
        Assert.Contains("encore une fois", again, StringComparison.Ordinal);
        Assert.Single(await desk.OpenBulletinsAsync());
    }

    [Fact]
    public async Task A_form_left_open_over_a_weekend_is_taken()
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);
        var page = await desk.Visitor.GetStringAsync(Campaign, TestContext.Current.CancellationToken);
        desk.Clock.Now += Duration.FromDays(3);

        var (status, _) = await SendAsync(desk, StampOn(page));

        Assert.Equal(200, status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("b3BlbmVkfGVzc2FpLTIwMjR8MTY4ODk3NjAwMDAwMA.AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_program_that_never_opened_the_form_has_to_open_it(string stamp)
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);

        var (status, again) = await SendAsync(desk, stamp);
        var (atOnce, _) = await SendAsync(desk, StampOn(again));
        desk.Clock.Now += Duration.FromSeconds(3);
        var (later, _) = await SendAsync(desk, StampOn(again));

        Assert.Equal((400, 400, 200), (status, atOnce, later));
    }

    [Fact]
    public async Task Who_fills_in_the_field_that_nobody_sees_is_shown_it_and_goes_through_without()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, again) = await desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["website"] = "https://shop.example" });
        var stored = (await desk.OpenBulletinsAsync()).Count;
        var (later, _) = await desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["website"] = "" });

        Assert.Equal((400, 0, 200), (status, stored, later));
        Assert.Contains("""<label for="website">&#xC0; laisser vide</label>""", again, StringComparison.Ordinal);
        Assert.DoesNotContain("<p hidden", again, StringComparison.Ordinal);
        Assert.Contains("Loïc Bénard", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hidden_field_is_hidden_from_everybody()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var page = await desk.Visitor.GetStringAsync(Campaign, TestContext.Current.CancellationToken);

        Assert.Contains("""<p hidden aria-hidden="true">""", page, StringComparison.Ordinal);
        Assert.Contains("""name="website" tabindex="-1" autocomplete="off">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_lines_and_errors_do_not_begin_the_time_anew()
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);
        var stamp = StampOn(await desk.Visitor.GetStringAsync(Campaign, TestContext.Current.CancellationToken));
        desk.Clock.Now += Duration.FromMinutes(1);

        var (_, more) = await desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["opened"] = stamp, ["action"] = "more" });
        var (_, faulty) = await desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["opened"] = stamp, ["contact.email"] = "nobody" });

        Assert.Equal((stamp, stamp), (StampOn(more), StampOn(faulty)));
    }

    [Fact]
    public async Task After_the_cutoff_nobody_is_asked_to_send_it_again()
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);
        desk.Clock.Now = Instant.FromUtc(2023, 9, 4, 0, 0);

        var (status, page) = await SendAsync(desk, "");

        Assert.Equal(410, status);
        Assert.Contains("Loïc Bénard", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_form_has_no_such_fields()
    {
        await using var desk = await OrganiserDesk.StartedAsync(LimitSettings.Standard);
        var link = desk.BulletinLink("54395");

        var page = await desk.Visitor.GetStringAsync(link, TestContext.Current.CancellationToken);
        var (status, _) = await desk.PostPageAsync(link, new Dictionary<string, string>(OpenForm.Filled) { ["revision"] = "0" });

        Assert.DoesNotContain("name=\"website\"", page, StringComparison.Ordinal);
        Assert.Equal(200, status);
    }

    private static Task<(int Status, string Page)> SendAsync(OrganiserDesk desk, string stamp) =>
        desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["opened"] = stamp });

    private static string StampOn(string page) => Stamp().Match(page) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException(page);

    [GeneratedRegex(@"name=""opened"" value=""([^""]+)""")]
    private static partial Regex Stamp();
}
