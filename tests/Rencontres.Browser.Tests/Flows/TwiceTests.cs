using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>The same bulletin sent more than once, by impatience, by going back, from two windows.</summary>
public sealed class TwiceTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task Double_press_is_one_answer(Script script)
    {
        var (invited, page, _) = await OpenAsync(script);

        await page.FillBrieflyAsync(Language.French);
        await page.Button(Actions.Send).DblClickAsync();

        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal(1, await invited.RevisionAsync());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Going_back_and_sending_again_changes_nothing(Script script)
    {
        var (invited, page, _) = await OpenAsync(script);
        await page.FillWhollyAsync(Language.French);
        await page.PressAsync(Actions.Send);
        var receipt = await page.Receipt.InnerTextAsync();

        await page.Page.GoBackAsync();
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToHaveTextAsync(receipt);
        Assert.Equal(1, await invited.RevisionAsync());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Going_back_and_typing_more_is_an_edit(Script script)
    {
        var (invited, page, _) = await OpenAsync(script);
        await page.FillBrieflyAsync(Language.French);
        await page.PressAsync(Actions.Send);

        await page.Page.GoBackAsync();
        await page.TypeAsync(Fields.Comment, "…");
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal("…", (await invited.StoredAsync()).GetProperty("comment").GetString());
    }

    [Fact]
    public async Task Second_window_overwrites_nothing_unseen()
    {
        var (invited, first, visit) = await OpenAsync(Script.On);
        var second = await visit.GoInNewTabAsync(invited.Bulletin);
        await first.FillBrieflyAsync(Language.French);
        await first.TypeAsync(Fields.Comment, "première fenêtre");
        await second.FillBrieflyAsync(Language.French);
        await second.TypeAsync(Fields.Comment, "seconde fenêtre");

        await first.PressAsync(Actions.Send);
        await second.PressAsync(Actions.Send);

        await Expect(second.Summary).ToContainTextAsync("première fenêtre");
        Assert.Equal("seconde fenêtre", await second.ValueAsync(Fields.Comment));
        Assert.Equal("première fenêtre", (await invited.StoredAsync()).GetProperty("comment").GetString());

        await second.PressAsync(Actions.Send);

        Assert.Equal("seconde fenêtre", (await invited.StoredAsync()).GetProperty("comment").GetString());
    }

    private async Task<(Invited Invited, BulletinPage Page, Visit Visit)> OpenAsync(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var visit = await VisitAsync(new(Device.Desktop, script, Language.French));
        return (invited, await visit.GoAsync(invited.Bulletin), visit);
    }
}
