using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>The bulletin that anybody may fill in: it counts once the mailed link is followed and the button there pressed.</summary>
public sealed class OpenBulletinTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EveryVisitor))]
    public async Task It_is_counted_once_it_is_confirmed(Device device, Script script, Language language)
    {
        var (name, email) = NewOrganisation();
        var visit = await VisitAsync(new(device, script, language));
        await SendAsync(visit, name, email, language);
        var sent = await Stage.Campaign.StatusOfAsync(name);

        var link = await Stage.Campaign.ConfirmLinkAsync(email);
        var page = await visit.GoAsync(link);
        var looked = await Stage.Campaign.StatusOfAsync(name);
        await page.PressAsync(Actions.Confirm);

        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal((null, null, "attending"), (sent, looked, await Stage.Campaign.StatusOfAsync(name)));
    }

    [Fact]
    public async Task What_only_looks_at_links_confirms_nothing()
    {
        var (name, email) = NewOrganisation();
        await SendAsync(await VisitAsync(Visitor.Usual()), name, email, Language.French);
        var link = await Stage.Campaign.ConfirmLinkAsync(email);

        await LinkScanner.LookAtAsync(link);

        Assert.Null(await Stage.Campaign.StatusOfAsync(name));
    }

    private async Task SendAsync(Visit visit, string name, string email, Language language)
    {
        var page = await visit.GoAsync(Stage.Campaign.OpenForm);
        await page.TypeAsync(Fields.OrganisationName, name);
        await page.FillBrieflyAsync(language);
        await page.TypeAsync(Fields.ContactEmail, email);
        Stage.Before.Advance(Filling.Reading);
        await page.PressAsync(Actions.Send);
        await Expect(page.Receipt).ToBeVisibleAsync();
    }

    private static (string Name, string Email) NewOrganisation()
    {
        var name = $"organisme-{Guid.NewGuid():N}";
        return (name, $"contact@{name}.example");
    }
}
