using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>Several people come.</summary>
public sealed class DelegateTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task More_lines_come_and_nothing_that_was_typed_goes(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Phone, script, Language.French))).GoAsync(invited.Bulletin);
        await page.FillWhollyAsync(Language.French);

        await page.AddDelegateAsync();
        await page.TypeDelegateAsync(await page.DelegateCountAsync() - 1, "name", "Inès Péjú");
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        var typed = Typed.In(Language.French);
        var stored = await invited.StoredAsync();
        Assert.Equal([typed.FirstDelegate, typed.SecondDelegate, "Inès Péjú"], stored.GetProperty("delegates").EnumerateArray().Select(person => person.GetProperty("name").GetString()));
        Assert.Equal(typed.Comment, stored.GetProperty("comment").GetString());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Removed_line_takes_that_person_out(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        await invited.AnswerAsync();
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin);

        await page.RemoveDelegateAsync(0);
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        var left = Assert.Single((await invited.StoredAsync()).GetProperty("delegates").EnumerateArray());
        Assert.Equal(Typed.In(Language.French).SecondDelegate, left.GetProperty("name").GetString());
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Emptied_line_is_nobody(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        await invited.AnswerAsync();
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin);

        await page.TypeAsync(Fields.Delegate(0, "name"), "");
        await page.TypeAsync(Fields.Delegate(0, "role"), "");
        await page.TypeAsync(Fields.Delegate(0, "email"), "");
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        var left = Assert.Single((await invited.StoredAsync()).GetProperty("delegates").EnumerateArray());
        Assert.Equal(Typed.In(Language.French).SecondDelegate, left.GetProperty("name").GetString());
    }
}
