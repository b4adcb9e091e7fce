using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>A page with the bulletin to fill in, read as a browser reads it.</summary>
internal sealed class ShownForm(int status, IHtmlDocument page)
{
    public int Status => status;

    public IHtmlDocument Page => page;

    public IHtmlFormElement Form => page.Forms.Single(form => form.Id == "bulletin");

    /// <summary>Where a reader is put.</summary>
    public string Focus => page.QuerySelectorAll("[autofocus]").SingleOrDefault()?.Id ?? "";

    public IReadOnlyList<string> Names => [.. Form.QuerySelectorAll("[name]").Select(element => element.GetAttribute("name")!)];

    public string Value(string name) => Field(name) switch
    {
        IHtmlTextAreaElement text => text.Value,
        IHtmlInputElement input => input.Value,
        var other => throw new InvalidOperationException($"{name} is {other.LocalName}."),
    };

    public IElement Field(string name) => Form.QuerySelectorAll("[name]").First(field => field.GetAttribute("name") == name);

    public bool IsChecked(string name, string value) =>
        Form.QuerySelectorAll<IHtmlInputElement>("input").Single(input => input.Name == name && input.Value == value).IsChecked;

    public string Label(string name) => page.QuerySelector($"label[for='{Field(name).Id}']")!.TextContent;

    public static async Task<ShownForm> OpenedAsync(OrganiserDesk desk, string path = "", string language = "fr")
    {
        using var response = await desk.Visitor.GetAsync($"{PathOf(path)}?lang={language}", TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    public static async Task<ShownForm> SentAsync(OrganiserDesk desk, IReadOnlyDictionary<string, string> form, string path = "", string language = "fr")
    {
        var (status, page) = await desk.PostPageAsync($"{PathOf(path)}?lang={language}", form);
        return new(status, Parse(page));
    }

    /// <summary>The sample campaign, with those rules for its form and with one topic of each kind.</summary>
    public static async Task<OrganiserDesk> DeskAsync(FormRules? rules = null)
    {
        var desk = await OrganiserDesk.StartedAsync();
        await desk.ChangeAsync(campaign => campaign with
        {
            Definition = campaign.Definition with
            {
                Form = rules ?? FormRules.Default,
                Workshops = [new("water", In("L’eau"))],
                Themes = [new("youth", In("La jeunesse"))],
            },
        });
        desk.Clock.Now += NodaTime.Duration.FromMinutes(1);
        return desk;
    }

    public static LocalizedText In(string french) => new(new Dictionary<Language, string> { [Language.French] = french, [Language.English] = $"{french} (en)" });

    public static IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);

    private static string PathOf(string path) => path.Length == 0 ? $"campaigns/{OrganiserDesk.Id}" : path;
}
