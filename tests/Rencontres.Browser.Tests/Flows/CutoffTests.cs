using NodaTime;
using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>Somebody opens the bulletin in time and sends it when the clock has gone on.</summary>
public sealed class CutoffTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EitherScript))]
    public async Task What_is_sent_too_late_is_shown_and_not_stored(Script script)
    {
        await using var host = await Stage.OwnHostAsync();
        var invited = await (await SampleCampaign.StartAsync(host, "rencontres-2024")).InviteAsync(Language.French);
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin);
        var typed = Typed.In(Language.French);

        await page.FillWhollyAsync(Language.French);
        host.AdvanceTo(Stage.Cutoff);
        await page.PressAsync(Actions.Send);

        var shown = await page.Page.InnerTextAsync("main");
        Assert.All(
            [typed.Name, typed.Role, typed.Phone, Filling.ContactEmail, typed.FirstDelegate, typed.FirstRole, typed.SecondDelegate, typed.Suggestion, typed.Proposal, typed.Comment],
            text => Assert.Contains(text, shown, StringComparison.Ordinal));
        await Expect(page.Page.GetByText("bulletin@organisateur.example").First).ToBeVisibleAsync();
        Assert.Equal("silent", await invited.StatusAsync());
    }

    [Fact]
    public async Task Last_instant_is_still_in_time()
    {
        await using var host = await Stage.OwnHostAsync();
        var invited = await (await SampleCampaign.StartAsync(host, "rencontres-2024")).InviteAsync(Language.French);
        var page = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);

        await page.FillBrieflyAsync(Language.French);
        host.AdvanceTo(Stage.Cutoff - Duration.Epsilon);
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal("attending", await invited.StatusAsync());
    }

    [Fact]
    public async Task Withdrawal_that_comes_too_late_withdraws_nothing()
    {
        await using var host = await Stage.OwnHostAsync();
        var invited = await (await SampleCampaign.StartAsync(host, "rencontres-2024")).InviteAsync(Language.French);
        await invited.AnswerAsync();
        var page = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);

        await page.PressAsync(Actions.Withdraw);
        host.AdvanceTo(Stage.Cutoff);
        await page.PressAsync(Actions.WithdrawConfirmed);

        Assert.Equal("attending", await invited.StatusAsync());
    }
}
