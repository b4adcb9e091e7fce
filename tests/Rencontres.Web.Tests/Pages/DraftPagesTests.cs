using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed partial class DraftPagesTests
{
    private const string NotSent = "PAS ENCORE ENVOYÉ";

    [Fact]
    public async Task What_is_saved_is_said_not_to_be_sent_and_is_there_when_the_link_is_opened_again()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, saved) = await desk.PressAsync(PersonalForm.Begun("save"));
        var opened = await desk.OpenLinkAsync();

        Assert.Equal(200, status);
        Assert.All([saved, opened], page => Assert.Contains(NotSent, page, StringComparison.Ordinal));
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
        Assert.Contains(NotSent, page, StringComparison.Ordinal);
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
        Assert.DoesNotContain(NotSent, await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_back_what_was_typed_has_no_draft_any_more()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        await desk.PressAsync(new(PersonalForm.Untouched) { ["action"] = "save", ["draft"] = Version(await desk.OpenLinkAsync()) });

        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task An_answer_ends_the_draft()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        var (status, thanks) = await desk.PressAsync(PersonalForm.Filled);

        Assert.Equal(200, status);
        Assert.DoesNotContain(NotSent, thanks + await desk.OpenLinkAsync(), StringComparison.Ordinal);
        Assert.Equal((AnswerStatus.Attending, null), (desk.Nancy().Answer, desk.Nancy().DraftAt));
    }

    [Fact]
    public async Task Sending_what_is_stored_already_ends_the_draft_of_a_change()
    {
        await using var desk = await AnsweredAsync();
        await desk.PressAsync(Changed("save"));

        await desk.PressAsync(new(PersonalForm.Filled) { ["revision"] = "1" });

        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task A_draft_of_a_change_says_that_the_answer_stands_until_it_is_sent()
    {
        await using var desk = await AnsweredAsync();

        await desk.PressAsync(Changed("save"));
        var opened = await desk.OpenLinkAsync();

        var receipt = (await desk.Registrations.FindAsync(desk.Nancy().Key, TestContext.Current.CancellationToken))!.Receipt.Number;
        Assert.Contains($"c’est la réponse que vous avez déjà envoyée qui compte (accusé de réception n°\u00a0{receipt})", WebUtility.HtmlDecode(opened), StringComparison.Ordinal);
        Assert.Contains("Nous serons trois", opened, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_begun_before_somebody_else_changed_the_answer_is_shown_the_conflict()
    {
        await using var desk = await AnsweredAsync();
        await desk.PressAsync(Changed("save"));
        await desk.PressAsync(new(PersonalForm.Filled) { ["revision"] = "1", ["contact.phone"] = "03 83 00 00 00" });
        var (kept, _) = await desk.PressAsync(Changed("save"));

        var (status, page) = await desk.PressAsync(Changed("send", Version(await desk.OpenLinkAsync())));

        Assert.Equal((200, 409), (kept, status));
        Assert.Contains("03 83 00 00 00", page, StringComparison.Ordinal);
        Assert.Contains("Nous serons trois", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_at_the_same_link_the_later_is_told_and_overwrites_nothing_unseen()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save", "Le premier"));

        var (status, told) = await desk.PressAsync(PersonalForm.Begun("save", "Le second"));
        var standing = await desk.OpenLinkAsync();
        await desk.PressAsync(PersonalForm.Begun("save", "Le second", Version(told)));

        Assert.Equal(409, status);
        Assert.All(["Votre saisie n’est ni envoyée ni enregistrée", "Le premier", "Le second"], text => Assert.Contains(text, told, StringComparison.Ordinal));
        Assert.Contains("Le premier", standing, StringComparison.Ordinal);
        Assert.Contains("Le second", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_is_told_which_draft_it_replaces_next_and_when_somebody_else_was_faster()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var first = await AutosaveAsync(desk, PersonalForm.Begun("autosave", "1"));
        var second = await AutosaveAsync(desk, PersonalForm.Begun("autosave", "2", first.Version));
        var other = await AutosaveAsync(desk, PersonalForm.Begun("autosave", "3", first.Version));
        var repeated = await AutosaveAsync(desk, PersonalForm.Begun("autosave", "2", first.Version));

        Assert.Equal([204, 204, 409, 204], [first.Status, second.Status, other.Status, repeated.Status]);
        Assert.Equal(second.Version, repeated.Version);
        Assert.NotEqual(first.Version, second.Version);
    }

    [Fact]
    public async Task What_a_script_still_sends_after_the_answer_makes_no_draft_of_it()
    {
        await using var desk = await AnsweredAsync();

        var (status, _) = await AutosaveAsync(desk, new(PersonalForm.Filled) { ["action"] = "autosave" });

        Assert.Equal(204, status);
        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task A_draft_is_discarded_by_its_button_and_leads_back_to_what_is_stored()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.PressAsync(PersonalForm.Begun("save"));

        var (status, page) = await desk.PressAsync(new() { ["action"] = "discard", ["draft"] = Version(await desk.OpenLinkAsync()) });

        Assert.Equal(200, status);
        Assert.DoesNotContain("À voir avec le maire", page, StringComparison.Ordinal);
        Assert.Null(desk.Nancy().DraftAt);
    }

    [Fact]
    public async Task A_page_with_a_button_only_empties_no_draft()
    {
        await using var desk = await AnsweredAsync();
        await desk.PressAsync(Changed("save"));

        await desk.PressAsync(new() { ["action"] = "withdraw-confirmed", ["revision"] = "0" });

        Assert.Contains("Nous serons trois", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_leaves_no_draft()
    {
        await using var desk = await AnsweredAsync();
        await desk.PressAsync(Changed("save"));

        await desk.PressAsync(new() { ["action"] = "withdraw-confirmed", ["revision"] = "1" });

        Assert.Equal((AnswerStatus.Withdrawn, null), (desk.Nancy().Answer, desk.Nancy().DraftAt));
    }

    [Theory]
    [InlineData("send")]
    [InlineData("save")]
    public async Task What_comes_after_the_cutoff_is_kept_and_said_not_to_count(string action)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        Close(desk);

        var (status, closed) = await desk.PressAsync(new(PersonalForm.Filled) { ["action"] = action });
        var opened = await desk.OpenLinkAsync();

        Assert.Equal(410, status);
        Assert.Contains("n’a pas été envoyé à temps et ne compte pas", closed, StringComparison.Ordinal);
        Assert.Contains("n’a pas été envoyé dans les délais et ne compte pas", opened, StringComparison.Ordinal);
        Assert.All([closed, opened], page => Assert.Contains("Loïc Bénard", page, StringComparison.Ordinal));
        Assert.Contains("bulletin@organisateur.example", opened, StringComparison.Ordinal);
        Assert.Equal(AnswerStatus.Silent, desk.Nancy().Answer);
    }

    [Fact]
    public async Task The_script_is_told_that_the_cutoff_has_passed_while_somebody_types()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        Close(desk);

        var (status, _) = await AutosaveAsync(desk, PersonalForm.Begun("autosave"));

        Assert.Equal(410, status);
        Assert.Contains("À voir avec le maire", await desk.OpenLinkAsync(), StringComparison.Ordinal);
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
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    private static async Task<OrganiserDesk> AnsweredAsync()
    {
        var desk = await OrganiserDesk.StartedAsync();
        var (status, _) = await desk.PressAsync(PersonalForm.Filled);
        Assert.Equal(200, status);
        return desk;
    }

    /// <summary>A change of the first answer.</summary>
    private static Dictionary<string, string> Changed(string action, string draft = "") =>
        new(PersonalForm.Filled) { ["revision"] = "1", ["comment"] = "Nous serons trois", ["action"] = action, ["draft"] = draft };

    private static void Close(OrganiserDesk desk) => desk.Clock.Now = Instant.FromUtc(2023, 9, 3, 22, 0);

    private static int Total(JsonElement status, string name) => status.GetProperty("totals").GetProperty(name).GetInt32();

    private static async Task<(int Status, string Version)> AutosaveAsync(OrganiserDesk desk, Dictionary<string, string> form)
    {
        using var body = new FormUrlEncodedContent(form);
        using var response = await desk.Visitor.PostAsync(desk.Link(), body, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.TryGetValues("ETag", out var tags) ? tags.Single() : "");
    }

    private static string Version(string page) => WebUtility.HtmlDecode(VersionPattern().Match(page).Groups[1].Value);

    [GeneratedRegex(@"name=""draft"" value=""([^""]*)""")]
    private static partial Regex VersionPattern();
}
