using AngleSharp.Dom;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Buttons of the form that send nothing: lines of delegates, and the language.</summary>
public sealed class FormLinesTests
{
    private static readonly Dictionary<string, string> Two = new(OpenForm.Filled) { ["delegates[1].name"] = "Zoé Martin", ["comment"] = "À bientôt" };

    [Fact]
    public async Task Form_begins_with_two_lines_for_delegates()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.OpenedAsync(desk);

        Assert.Equal(["delegates[0].name", "delegates[1].name"], form.Names.Where(name => name.StartsWith("delegates", StringComparison.Ordinal) && name.EndsWith(".name", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_is_added_and_the_focus_is_on_its_name()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.SentAsync(desk, new Dictionary<string, string>(Two) { ["action"] = "more" });

        Assert.Equal(200, form.Status);
        Assert.Equal("delegates-2-name", form.Focus);
        Assert.Equal(["Loïc Bénard", "Zoé Martin", ""], Enumerable.Range(0, 3).Select(row => form.Value($"delegates[{row}].name")));
        Assert.Equal("À bientôt", form.Value("comment"));
    }

    [Fact]
    public async Task A_line_is_removed_and_the_focus_is_on_the_one_that_takes_its_place()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.SentAsync(desk, new Dictionary<string, string>(Two) { ["action"] = "remove-0" });

        Assert.Equal("delegates-0-name", form.Focus);
        Assert.Equal("Zoé Martin", form.Value("delegates[0].name"));
        Assert.DoesNotContain("delegates[1].name", form.Names);
    }

    [Fact]
    public async Task Button_that_removes_a_line_says_whom_it_removes()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.SentAsync(desk, new Dictionary<string, string>(Two) { ["action"] = "more" });

        Assert.Equal(
            ["Retirer\u00a0: Participant 1, Loïc Bénard", "Retirer\u00a0: Participant 2, Zoé Martin", "Retirer\u00a0: Participant 3"],
            form.Form.QuerySelectorAll("button.remove").Select(button => button.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Last_line_cannot_be_removed()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.SentAsync(desk, new Dictionary<string, string>(OpenForm.Filled) { ["action"] = "remove-0" });

        Assert.True(Assert.Single(form.Form.QuerySelectorAll("button.remove")).HasAttribute("hidden"));
        Assert.Equal("", form.Value("delegates[0].name"));
    }

    [Fact]
    public async Task No_more_lines_are_offered_than_are_taken()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var full = new Dictionary<string, string>(OpenForm.Filled) { ["action"] = "more" };
        for (var row = 0; row < BulletinCheck.MaximumDelegates; row++)
            full[$"delegates[{row}].name"] = $"Personne {row}";

        var form = await ShownForm.SentAsync(desk, full);

        Assert.DoesNotContain($"delegates[{BulletinCheck.MaximumDelegates}].name", form.Names);
        Assert.True(form.Form.QuerySelector("[value=more]")!.ParentElement!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Another_language_takes_along_what_was_typed()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var opened = await ShownForm.OpenedAsync(desk);
        var button = opened.Page.QuerySelector("nav button[lang=en]")!;

        var form = await ShownForm.SentAsync(desk, new Dictionary<string, string>(Two) { ["action"] = button.GetAttribute("value")! }, language: "en");

        Assert.Equal(("bulletin", "?lang=en"), (button.GetAttribute("form"), button.GetAttribute("formaction")));
        Assert.Equal("en", form.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(("Zoé Martin", "À bientôt", "en"), (form.Value("delegates[1].name"), form.Value("comment"), form.Value("language")));
    }

    [Fact]
    public async Task Enter_in_a_field_sends_the_form()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.OpenedAsync(desk);

        var first = form.Page.QuerySelectorAll("button").First(button => button.GetAttribute("form") == "bulletin" || form.Form.Contains(button));
        Assert.Equal(("action", "send"), (first.GetAttribute("name"), first.GetAttribute("value")));
    }
}
