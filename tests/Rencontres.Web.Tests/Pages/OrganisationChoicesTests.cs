using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Kind and country on the open bulletin are chosen by whoever fills it in, and by nobody else.</summary>
public sealed class OrganisationChoicesTests
{
    private static readonly string[] Lists = ["organisation.kind", "organisation.country"];

    [Theory]
    [InlineData("fr", "Choisir…")]
    [InlineData("ja", "選択してください")]
    [InlineData("en", "Choose…")]
    public async Task Nothing_is_chosen_beforehand(string language, string first)
    {
        await using var desk = await ShownForm.DeskAsync();

        var form = await ShownForm.OpenedAsync(desk, language: language);

        Assert.All(Lists, name =>
        {
            var list = List(form, name);
            Assert.Equal(("", first, true), (list.Value, list.Options[list.SelectedIndex].Text, list.IsRequired));
        });
    }

    [Theory]
    [InlineData("yes", "54395")]
    [InlineData("no", "54395")]
    [InlineData("yes", "99999")]
    public async Task What_is_left_unchosen_is_told_at_its_field(string attending, string code)
    {
        await using var desk = await ShownForm.DeskAsync();
        var sent = new Dictionary<string, string>(OpenForm.Filled)
        {
            ["attending"] = attending,
            ["organisation.code"] = code,
            ["organisation.kind"] = "",
            ["organisation.country"] = "",
        };

        var form = await ShownForm.SentAsync(desk, sent);

        Assert.Equal((400, "errors"), (form.Status, form.Focus));
        Assert.Equal(Lists.Select(name => $"#{form.Field(name).Id}"), form.Page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")));
        Assert.All(Lists, name => Assert.Equal(("true", "À remplir."), (form.Field(name).GetAttribute("aria-invalid"), DescriptionOf(form.Field(name)))));
        Assert.Empty(await desk.OpenBulletinsAsync());
    }

    [Fact]
    public async Task What_was_chosen_stays_when_something_else_is_wrong()
    {
        await using var desk = await ShownForm.DeskAsync();

        var form = await ShownForm.SentAsync(desk, new Dictionary<string, string>(OpenForm.Filled) { ["contact.name"] = "" });

        Assert.Equal(["commune", "FR"], Lists.Select(name => List(form, name).Value));
    }

    [Fact]
    public async Task The_personal_bulletin_does_not_ask()
    {
        await using var desk = await ShownForm.DeskAsync();

        var opened = await ShownForm.OpenedAsync(desk, desk.Link());
        var (status, _) = await desk.PressAsync(PersonalForm.Filled);

        Assert.Empty(opened.Names.Intersect(Lists));
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task A_program_that_does_not_know_may_leave_them_out()
    {
        await using var desk = await ShownForm.DeskAsync();
        var bulletin = new
        {
            organisation = new { name = "Ville de Nancy", code = "54395" },
            contact = new { name = "Hélène Gauthier", email = "helene@nancy.example" },
            attending = false,
        };

        using var response = await desk.Visitor.PostAsJsonAsync($"api/campaigns/{OrganiserDesk.Id}/registrations", bulletin, TestContext.Current.CancellationToken);

        Assert.Equal(202, (int)response.StatusCode);
    }

    private static IHtmlSelectElement List(ShownForm form, string name) => Assert.IsAssignableFrom<IHtmlSelectElement>(form.Field(name));

    private static string DescriptionOf(IElement field) => field.Owner!.GetElementById(field.GetAttribute("aria-describedby")!)!.TextContent;
}
