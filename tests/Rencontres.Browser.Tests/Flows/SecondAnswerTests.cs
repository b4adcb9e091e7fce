using Microsoft.Playwright;
using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>A colleague answers for the same organisation.</summary>
public sealed class SecondAnswerTests(Stage stage) : BrowserTest(stage)
{
    private const string Colleague = "collegue@mairie.example";

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Nothing_is_changed_until_it_is_said_what_is_to_become_of_the_first_answer(Script script)
    {
        var (invited, page) = await SendAsync(script);

        await Expect(page.Choice(Fields.Second, "add")).ToBeVisibleAsync();
        await Expect(page.SummaryLinks).ToHaveCountAsync(1);
        Assert.Equal(1, await invited.RevisionAsync());
        Assert.DoesNotContain(Filling.ContactEmail, await page.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Added_answer_keeps_whom_the_first_one_named(Script script)
    {
        var (invited, page) = await SendAsync(script);

        await page.ChooseAsync(Fields.Second, "add");
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        var typed = Typed.In(Language.French);
        var stored = await invited.StoredAsync();
        Assert.Equal([typed.FirstDelegate, typed.SecondDelegate, "Inès Péjú"], stored.GetProperty("delegates").EnumerateArray().Select(person => person.GetProperty("name").GetString()));
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Replaced_answer_gives_way(Script script)
    {
        var (invited, page) = await SendAsync(script);

        await page.ChooseAsync(Fields.Second, "replace");
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        var left = Assert.Single((await invited.StoredAsync()).GetProperty("delegates").EnumerateArray());
        Assert.Equal("Inès Péjú", left.GetProperty("name").GetString());
    }

    /// <summary>By the link that says that one is somebody else.</summary>
    private async Task<(Invited Invited, BulletinPage Page)> SendAsync(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        await invited.AnswerAsync();
        var page = await (await VisitAsync(new(Device.Phone, script, Language.French))).GoAsync(invited.Bulletin);
        await page.Page.GetByRole(AriaRole.Main).Locator("a[href*=\"as=other\"]").ClickAsync();
        await page.Page.WaitForURLAsync("**as=other**");
        await page.FillBrieflyAsync(Language.French);
        await page.TypeAsync(Fields.ContactEmail, Colleague);
        await page.TypeDelegateAsync(0, "name", "Inès Péjú");
        await page.PressAsync(Actions.Send);
        return (invited, page);
    }
}
