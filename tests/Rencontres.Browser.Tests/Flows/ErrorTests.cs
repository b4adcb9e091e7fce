using Microsoft.Playwright;
using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>What happens to somebody who makes mistakes.</summary>
public sealed class ErrorTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task Each_link_of_the_summary_leads_to_its_field_where_the_same_is_told(Script script)
    {
        var page = await SendAsync(script, Filling.FillWithEveryErrorAsync);

        var links = await page.SummaryLinks.AllAsync();
        Assert.Equal(9, links.Count);
        foreach (var link in links)
        {
            await link.ClickAsync();
            var field = page.Page.Locator("#" + (await link.GetAttributeAsync("href"))!.TrimStart('#'));
            await Expect(field).ToBeFocusedAsync();
            await Expect(field).ToBeInViewportAsync();
            Assert.Contains(await DescriptionAsync(page, field), await link.Locator("xpath=..").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, new[] { "attending", "consent", "contact-email", "contact-name" })]
    [InlineData("yes", new[] { "consent", "contact-email", "contact-name" })]
    [InlineData("no", new[] { "contact-email", "contact-name" })]
    public async Task What_is_missing_is_asked_for(string? attending, string[] missing)
    {
        var page = await SendAsync(Script.Off, async page =>
        {
            await page.TypeAsync(Fields.ContactEmail, "");
            if (attending is not null)
                await page.ChooseAsync(Fields.Attending, attending);
        });

        Assert.Equal(missing, await page.SummaryLinks.EvaluateAllAsync<string[]>("links => links.map(link => link.hash.slice(1)).sort()"));
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task Nothing_that_was_typed_is_lost(Script script)
    {
        string[] before = [];
        var page = await SendAsync(script, async page =>
        {
            await page.FillWhollyAsync(Language.French);
            await page.TypeAsync(Fields.ContactEmail, "contact@mairie");
            before = await EverythingAsync(page);
        });

        Assert.Equal(before, await EverythingAsync(page));
    }

    [Fact]
    public async Task Nothing_is_stored_until_all_is_right()
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);

        await page.FillWhollyAsync(Language.French);
        await page.TypeAsync(Fields.ContactEmail, "contact@mairie");
        await page.PressAsync(Actions.Send);
        var wrong = await invited.RevisionAsync();
        await page.TypeAsync(Fields.ContactEmail, Filling.ContactEmail);
        await page.PressAsync(Actions.Send);

        Assert.Equal((0, 1), (wrong, await invited.RevisionAsync()));
        await Expect(page.Receipt).ToBeVisibleAsync();
    }

    private async Task<BulletinPage> SendAsync(Script script, Func<BulletinPage, Task> fill)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin);
        await fill(page);
        await page.PressAsync(Actions.Send);
        return page;
    }

    /// <summary>What a screen reader tells of the field beside its label: the last of it is what is wrong.</summary>
    private static async Task<string> DescriptionAsync(BulletinPage page, ILocator field)
    {
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        var ids = (await field.GetAttributeAsync("aria-describedby"))!.Split(' ');
        return await page.Page.Locator("#" + ids[^1]).InnerTextAsync();
    }

    /// <summary>Whatever was typed, chosen and ticked.</summary>
    private static Task<string[]> EverythingAsync(BulletinPage page) => page.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
          .filter(field => field.name)
          .map(field => `${field.name}=${field.value} ${field.checked ?? ''}`)
        """);
}
