using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>What readers of the page by eye, ear, keyboard and style sheet rely on.</summary>
public sealed class FormMarkupTests
{
    [Fact]
    public async Task Whether_one_comes_is_asked_first_and_consent_last()
    {
        await using var desk = await ShownForm.DeskAsync();

        var form = await ShownForm.OpenedAsync(desk);

        string[] order = ["attending", "contact.name", "delegates[0].name", "conference", "suggestions[0].wanted", "comment", "consent"];
        Assert.Equal(order, form.Names.Distinct().Where(name => order.Contains(name)));
    }

    [Fact]
    public async Task Who_declines_is_spared_all_but_name_and_address()
    {
        await using var desk = await ShownForm.DeskAsync();

        var form = await ShownForm.OpenedAsync(desk, PersonalPath(desk));

        var asked = form.Form.QuerySelectorAll("input:not([type=hidden]), textarea, select").Where(field => field.Closest(".rest, .going, .opener") is null);
        Assert.Equal(["attending", "contact.name", "contact.email"], asked.Select(field => field.GetAttribute("name")).Distinct());
        Assert.Equal("a@mairie.example", form.Value("contact.email"));
    }

    [Fact]
    public async Task What_is_said_besides_no_is_not_hidden_when_the_form_comes_back()
    {
        await using var desk = await ShownForm.DeskAsync();
        var filled = new Dictionary<string, string>(OpenForm.Filled) { ["attending"] = "no", ["contact.name"] = "", ["comment"] = "Bon courage" };

        var form = await ShownForm.SentAsync(desk, filled);

        Assert.True(form.IsChecked("more", "yes"));
        Assert.Null(form.Field("delegates[0].name").Closest(".going"));
    }

    [Fact]
    public async Task Every_error_leads_to_its_field_and_the_reader_begins_with_them()
    {
        await using var desk = await ShownForm.DeskAsync();
        var filled = new Dictionary<string, string>
        {
            ["attending"] = "yes",
            ["contact.email"] = "pas une adresse",
            ["delegates[0].role"] = "Adjoint",
            ["suggestions[0].about"] = "workshop",
            ["suggestions[0].topic"] = "water",
            ["suggestions[0].text"] = new string('x', 5000),
            ["comment"] = new string('y', 5000),
            ["language"] = "fr",
        };

        var form = await ShownForm.SentAsync(desk, filled);

        var links = form.Page.QuerySelectorAll<IHtmlAnchorElement>("#errors a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["organisation-name", "contact-name", "contact-email", "delegates-0-name", "suggestions-0-text", "comment", "consent"], links);
        Assert.All(links, id => Assert.Equal("true", form.Page.GetElementById(id)!.Closest("[aria-invalid]")?.GetAttribute("aria-invalid")));
        Assert.All(links, id => Assert.All(
            form.Page.GetElementById(id)!.Closest("[aria-describedby]")!.GetAttribute("aria-describedby")!.Split(' '), text => Assert.NotNull(form.Page.GetElementById(text))));
        Assert.Equal("errors", form.Focus);
        Assert.StartsWith("7 erreurs", form.Page.Title, StringComparison.Ordinal);
        Assert.Equal("pas une adresse", form.Value("contact.email"));
        Assert.NotNull(form.Field("suggestions[0].text").Closest("details[open]"));
    }

    [Fact]
    public async Task Every_field_has_a_name_for_who_does_not_see_it_and_every_id_is_one_of_its_kind()
    {
        await using var desk = await ShownForm.DeskAsync();

        var form = await ShownForm.OpenedAsync(desk);

        var fields = form.Form.QuerySelectorAll("input:not([type=hidden]), textarea, select");
        Assert.All(fields, field => Assert.True(
            field.HasAttribute("aria-label") || field.Closest("label") is not null || form.Page.QuerySelector($"label[for='{field.Id}']") is not null, field.OuterHtml));
        Assert.All(form.Form.QuerySelectorAll("[type=radio], [type=checkbox][name^=suggestions]"), field => Assert.NotNull(field.Closest("fieldset, [role=group]")));
        Assert.Equal(form.Page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), form.Page.QuerySelectorAll("[id]").Length);
    }

    [Fact]
    public async Task Page_loads_nothing_but_its_own_style_icon_and_script()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        using var response = await desk.Visitor.GetAsync($"campaigns/{OrganiserDesk.Id}", TestContext.Current.CancellationToken);
        var page = ShownForm.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains("script-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(
            ["/assets/icon.svg", "/assets/rencontres.css", "/assets/bulletin.js"],
            page.QuerySelectorAll("link, script, img").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")));
        Assert.Empty(page.QuerySelectorAll("[style], style, [onclick]"));
    }

    private static string PersonalPath(OrganiserDesk desk) =>
        desk.Links.Bulletin(desk.Invitees.Rows.Single(invitee => invitee.Id.Value == "54395")).AbsolutePath.TrimStart('/');
}
