using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>Where somebody is who cannot see the page, after it has changed.</summary>
public sealed class FocusTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task After_mistakes_it_is_on_what_is_wrong(Script script)
    {
        var page = await OpenAsync(script);

        await page.PressAsync(Actions.Send);

        await Expect(page.Summary).ToBeFocusedAsync();
        await Expect(page.Summary).ToBeInViewportAsync();
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task After_a_line_was_added_it_is_on_that_line(Script script)
    {
        var page = await OpenAsync(script);
        var lines = await page.DelegateCountAsync();

        await page.AddDelegateAsync();

        await Expect(page.Field(Fields.Delegate(lines, "name"))).ToBeFocusedAsync();
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task After_a_line_was_removed_it_is_on_the_one_that_took_its_place(Script script)
    {
        var page = await OpenAsync(script);
        await page.FillDelegatesAsync(Language.French);

        await page.RemoveDelegateAsync(0);

        await Expect(page.Field(Fields.Delegate(0, "name"))).ToBeFocusedAsync();
        await Expect(page.Field(Fields.Delegate(0, "name"))).ToHaveValueAsync(Typed.In(Language.French).SecondDelegate);
    }

    private async Task<BulletinPage> OpenAsync(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin);
        await page.ChooseAsync(Fields.Attending, "yes");
        return page;
    }
}
