using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>Who will not come is asked for little, and may say more.</summary>
public sealed class ShortAnswerTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task Two_fields_are_left_and_done(Script script)
    {
        var (invited, page) = await OpenAsync(script);

        await page.ChooseAsync(Fields.Attending, "no");

        Assert.Equal([Fields.ContactName, Fields.ContactEmail], await page.VisibleTextFieldsAsync());
        await Expect(page.Field(Fields.Consent)).ToBeHiddenAsync();
        await page.TypeAsync(Fields.ContactName, Typed.In(Language.French).Name);
        await page.PressAsync(Actions.Send);
        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal("declined", await invited.StatusAsync());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task More_may_be_said_all_the_same(Script script)
    {
        var (invited, page) = await OpenAsync(script);
        await page.ChooseAsync(Fields.Attending, "no");
        await page.TypeAsync(Fields.ContactName, Typed.In(Language.French).Name);

        await page.Field(Fields.More).CheckAsync();
        await page.TypeAsync(Fields.Comment, "Une autre fois, avec plaisir.");
        await page.PressAsync(Actions.Send);

        Assert.Equal("Une autre fois, avec plaisir.", (await invited.StoredAsync()).GetProperty("comment").GetString());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Another_language_keeps_what_was_typed(Script script)
    {
        var (_, page) = await OpenAsync(script);
        await page.FillWhollyAsync(Language.French);

        await page.ReadInAsync(Language.Japanese);

        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
        Assert.Equal(Typed.In(Language.French).Comment, await page.ValueAsync(Fields.Comment));
        Assert.Equal(Typed.In(Language.French).SecondDelegate, await page.ValueAsync(Fields.Delegate(1, "name")));
    }

    private async Task<(Invited Invited, BulletinPage Page)> OpenAsync(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        return (invited, await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin));
    }
}
