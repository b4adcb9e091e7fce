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

    [Theory, ClassData(typeof(EitherScript))]
    public async Task When_the_answer_was_changed_meanwhile_it_is_on_what_was_changed(Script script)
    {
        var (invited, page) = await InvitedAsync(script);
        await page.FillBrieflyAsync(Language.French);
        await invited.AnswerAsync(comment: "Changé entre-temps");

        await page.PressAsync(Actions.Send);

        await Expect(page.Notice("Changé entre-temps")).ToBeFocusedAsync();
        await Expect(page.Notice("Changé entre-temps")).ToBeInViewportAsync();
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task When_somebody_has_saved_another_draft_meanwhile_it_is_on_what_that_one_says(Script script)
    {
        var (invited, page) = await InvitedAsync(script);
        var other = await (await VisitAsync(Visitor.Usual())).GoAsync(invited.Bulletin);
        await other.TypeAsync(Fields.ContactName, "Zoé Œuvray");
        await other.PressAsync(Actions.Save);
        await page.TypeAsync(Fields.ContactName, "Inès Péjú");

        await page.PressAsync(Actions.Save);

        await Expect(page.Notice("Zoé Œuvray")).ToBeFocusedAsync();
        await Expect(page.Notice("Zoé Œuvray")).ToBeInViewportAsync();
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task When_it_is_asked_what_is_to_become_of_somebody_elses_answer_it_is_on_what_leads_there(Script script)
    {
        var (invited, page) = await InvitedAsync(script);
        await invited.AnswerAsync();
        await page.Page.GotoAsync(invited.BulletinOfOther.AbsoluteUri);
        await page.FillBrieflyAsync(Language.French);
        await page.TypeAsync(Fields.ContactName, "Inès Péjú");
        await page.TypeAsync(Fields.ContactEmail, "collegue@mairie.example");

        await page.PressAsync(Actions.Send);

        await Expect(page.Summary).ToBeFocusedAsync();
        await page.SummaryLinks.ClickAsync();
        await Expect(page.Choice(Fields.Second, "add")).ToBeFocusedAsync();
    }

    [Theory, ClassData(typeof(EitherScript))]
    public async Task When_a_browser_has_filled_in_what_people_do_not_see_it_is_on_what_is_to_be_done(Script script)
    {
        var page = await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(Stage.Campaign.OpenForm);
        await page.TypeAsync(Fields.OrganisationName, "Ville de Menton");
        await page.FillBrieflyAsync(Language.French);
        await page.FillUnseenAsync(Fields.Trap, "https://mairie.example");

        await page.PressAsync(Actions.Send);

        await Expect(page.Summary).ToBeFocusedAsync();
        await Expect(page.Field(Fields.Trap)).ToBeVisibleAsync();
    }

    private async Task<(Invited Invited, BulletinPage Page)> InvitedAsync(Script script)
    {
        var invited = await Stage.Campaign.InviteAsync(Language.French);
        return (invited, await (await VisitAsync(new(Device.Desktop, script, Language.French))).GoAsync(invited.Bulletin));
    }

    private async Task<BulletinPage> OpenAsync(Script script)
    {
        var (_, page) = await InvitedAsync(script);
        await page.ChooseAsync(Fields.Attending, "yes");
        return page;
    }
}
