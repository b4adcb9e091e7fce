using Microsoft.Playwright;
using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>Somebody begins, is called away, and comes back at another computer.</summary>
public sealed class DraftTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EveryVisitor))]
    public async Task What_was_saved_waits_and_counts_only_when_it_is_sent(Device device, Script script, Language language)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        var first = await (await VisitAsync(new(device, script, language))).GoAsync(invited.Bulletin);
        await first.FillWhollyAsync(language);
        await first.PressAsync(Actions.Save);
        var saved = await invited.StatusAsync();

        var second = await (await VisitAsync(new(device, script, language))).GoAsync(invited.Bulletin);
        var found = await second.ValueAsync(Fields.Comment);
        await second.PressAsync(Actions.Send);

        await Expect(second.Receipt).ToBeVisibleAsync();
        Assert.Equal(("silent", Typed.In(language).Comment, "attending"), (saved, found, await invited.StatusAsync()));
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Nobody_can_take_what_is_saved_for_sent(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Phone, script, Language.French))).GoAsync(invited.Bulletin);
        await page.FillWhollyAsync(Language.French);

        await page.PressAsync(Actions.Save);

        await Expect(page.Title).ToContainTextAsync("PAS ENCORE ENVOYÉ");
        await Expect(page.Receipt).ToHaveCountAsync(0);
        await page.Page.GotoAsync(invited.Bulletin.AbsoluteUri);
        await Expect(page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "PAS ENCORE ENVOYÉ" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task With_script_it_is_saved_without_a_press()
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);

        await page.FillWhollyAsync(Language.French);
        await Expect(page.Page.GetByText("pas encore envoyé")).ToBeVisibleAsync();

        var again = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);
        Assert.Equal(Typed.In(Language.French).Comment, await again.ValueAsync(Fields.Comment));
        Assert.Equal("silent", await invited.StatusAsync());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Discarded_draft_is_gone(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin);
        await page.FillWhollyAsync(Language.French);
        await page.PressAsync(Actions.Save);
        await page.Page.GotoAsync(invited.Bulletin.AbsoluteUri);

        await page.PressAsync(Actions.Discard);

        Assert.Equal("", await page.ValueAsync(Fields.Comment));
    }
}
