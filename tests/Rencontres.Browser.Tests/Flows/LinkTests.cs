using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>The links in mails, followed by people and by programs.</summary>
public sealed class LinkTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task Unsubscribing_takes_one_press(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Phone, script, Language.French))).GoAsync(invited.Unsubscribe);
        var looked = await invited.IsUnsubscribedAsync();

        await page.PressAsync(Actions.Unsubscribe);

        await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal((false, true), (looked, await invited.IsUnsubscribedAsync()));
    }

    [Fact]
    public async Task What_only_looks_at_links_changes_nothing()
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        await invited.AnswerAsync();

        await LinkScanner.LookAtAsync(invited.Bulletin);
        await LinkScanner.LookAtAsync(invited.Unsubscribe);

        Assert.Equal((1, "attending", false), (await invited.RevisionAsync(), await invited.StatusAsync(), await invited.IsUnsubscribedAsync()));
    }
}
