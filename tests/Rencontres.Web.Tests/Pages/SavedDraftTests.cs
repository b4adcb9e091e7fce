using System.Net;
using System.Text.Json;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>What is typed behind a personal link and not sent is kept, and said not to be sent.</summary>
public sealed class SavedDraftTests
{
    [Fact]
    public async Task What_is_saved_is_said_not_to_be_sent_and_is_there_when_the_link_is_opened_again()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, saved) = await desk.PressAsync(PersonalForm.Begun("save"));
        var opened = await desk.OpenLinkAsync();

        Assert.Equal(200, status);
        Assert.All([saved, opened], page => Assert.Contains(PersonalForm.NotSent, page, StringComparison.Ordinal));
        Assert.All([saved, opened], page => Assert.Contains("<title>(non envoyé) ", page, StringComparison.Ordinal));
        Assert.All([saved, opened], page => Assert.Contains("dimanche 3 septembre 2023", page, StringComparison.Ordinal));
        Assert.Contains("brouillon du lundi 10 juillet 2023 à 10\u00a0h\u00a000", WebUtility.HtmlDecode(opened), StringComparison.Ordinal);
        Assert.Contains("À voir avec le maire", opened, StringComparison.Ordinal);
        Assert.Equal(AnswerStatus.Silent, desk.Nancy().Answer);
    }

    [Theory]
    [InlineData("more", 200)]
    [InlineData("send", 400)]
    [InlineData("withdraw", 200)]
    public async Task Whatever_button_does_not_end_in_an_answer_keeps_what_was_typed(string action, int expected)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, page) = await desk.PressAsync(PersonalForm.Begun(action));

        Assert.Equal(expected, status);
        Assert.Contains(PersonalForm.NotSent, page, StringComparison.Ordinal);
        Assert.Contains("À voir avec le maire", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("autosave", 204)]
    [InlineData("save", 200)]
    [InlineData("more", 200)]
    public async Task An_untouched_form_makes_no_draft(string action, int expected)
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, _) = await desk.PressAsync(new(PersonalForm.Untouched) { ["action"] = action });

        Assert.Equal(expected, status);
        Assert.Null(desk.Nancy().DraftAt);
        Assert.DoesNotContain(PersonalForm.NotSent, await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_back_what_was_typed_has_no_draft_any_more()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        await desk.PressAsync(new(PersonalForm.Untouched) { ["action"] = "save", ["draft"] = PersonalForm.DraftOf(await desk.OpenLinkAsync()) });

        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task A_draft_is_discarded_by_its_button_and_leads_back_to_what_is_stored()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        var (status, page) = await desk.PressAsync(new() { ["action"] = "discard", ["draft"] = PersonalForm.DraftOf(await desk.OpenLinkAsync()) });

        Assert.Equal(200, status);
        Assert.DoesNotContain("À voir avec le maire", page, StringComparison.Ordinal);
        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task What_was_not_chosen_yet_is_not_shown_as_a_refusal()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (_, saved) = await desk.PressAsync(PersonalForm.Begun("save"));

        Assert.DoesNotContain("Ne participera pas", saved, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<dt>Participation</dt>", saved, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Organisers_see_how_many_have_begun_and_not_sent()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        var (_, begun) = await desk.GetAsync($"{OrganiserDesk.Id}/status");
        await desk.PressAsync(PersonalForm.Filled);
        var (_, sent) = await desk.GetAsync($"{OrganiserDesk.Id}/status");

        Assert.Equal((1, 2), (Total(begun, "drafts"), Total(begun, "silent")));
        Assert.Equal((0, 1), (Total(sent, "drafts"), Total(sent, "silent")));
    }

    [Fact]
    public async Task The_open_form_keeps_no_draft_and_offers_none()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var page = await desk.Visitor.GetStringAsync($"campaigns/{OrganiserDesk.Id}", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("draft", page, StringComparison.Ordinal);
        Assert.DoesNotContain("autosave", page, StringComparison.Ordinal);
    }

    private static int Total(JsonElement status, string name) => status.GetProperty("totals").GetProperty(name).GetInt32();
}
