using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;
using Keyboard = Rencontres.Browser.Tests.Driving.Keyboard;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>Without a mouse: Tab, Space, Enter and letters.</summary>
public sealed class KeyboardTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData(Device.Desktop, Script.On)]
    [InlineData(Device.Desktop, Script.Off)]
    [InlineData(Device.Phone, Script.On)]
    [InlineData(Device.Phone, Script.Off)]
    public async Task Whole_answer_is_given_in_the_order_of_the_page_and_the_focus_is_always_seen(Device device, Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(new(device, script, Language.French))).GoAsync(invited.Bulletin);
        var keyboard = new Keyboard(page.Page);
        var typed = Typed.In(Language.French);
        var deeds = new Dictionary<string, Func<Task>>
        {
            [Fields.ContactName] = () => keyboard.TypeAsync(typed.Name),
            [Fields.Attending] = () => keyboard.PressAsync("Space"),
            [Fields.Conference] = () => keyboard.PressAsync("Space"),
            [Fields.Delegate(0, "name")] = () => keyboard.TypeAsync(typed.FirstDelegate),
            [Fields.Comment] = () => keyboard.TypeAsync(typed.Comment),
            [Fields.Consent] = () => keyboard.PressAsync("Space"),
        };

        await keyboard.GoToSendAsync(deeds);
        await keyboard.PressAsync("Enter");

        await Expect(page.Receipt).ToBeVisibleAsync();
        var stored = await invited.StoredAsync();
        Assert.Empty(deeds);
        Assert.Equal(("attending", typed.Comment), (stored.GetProperty("status").GetString(), stored.GetProperty("comment").GetString()));
        Assert.Equal(typed.FirstDelegate, Assert.Single(stored.GetProperty("delegates").EnumerateArray()).GetProperty("name").GetString());
        Assert.Empty(keyboard.Faults);
    }

    [Fact]
    public async Task First_stop_leads_past_what_every_page_begins_with()
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);

        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Enter_in_a_field_sends_the_bulletin()
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        var page = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);

        await page.FillBrieflyAsync(Language.French);
        await page.Field(Fields.ContactName).PressAsync("Enter");

        await Expect(page.Receipt).ToBeVisibleAsync();
    }
}
