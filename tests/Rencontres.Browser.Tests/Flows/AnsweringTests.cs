using System.Text.Json;
using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.Flows;

/// <summary>What the personal link is for, by everybody and with everything.</summary>
public sealed class AnsweringTests(Stage stage) : BrowserTest(stage)
{
    [Theory, ClassData(typeof(EveryVisitor))]
    public async Task Whole_answer_is_stored_as_typed(Device device, Script script, Language language)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        var visit = await VisitAsync(new(device, script, language));
        var page = await visit.GoAsync(invited.Bulletin);

        await page.FillWhollyAsync(language);
        await page.PressAsync(Actions.Send);

        var stored = await invited.StoredAsync();
        var typed = Typed.In(language);
        await Expect(page.Receipt).ToHaveTextAsync(stored.GetProperty("receipt").GetString()!);
        Assert.Equal("attending", stored.GetProperty("status").GetString());
        Assert.Equal(language.Code(), stored.GetProperty("language").GetString());
        Assert.Equal((typed.Name, typed.Role, typed.Phone), (Text(stored, "contact", "name"), Text(stored, "contact", "role"), Text(stored, "contact", "phone")));
        Assert.Equal([typed.FirstDelegate, typed.SecondDelegate], stored.GetProperty("delegates").EnumerateArray().Select(person => person.GetProperty("name").GetString()));
        Assert.Equal([typed.Suggestion, typed.Proposal], stored.GetProperty("suggestions").EnumerateArray().Select(said => said.GetProperty("text").GetString()));
        Assert.Equal(typed.Comment, stored.GetProperty("comment").GetString());
    }

    [Theory, ClassData(typeof(EveryVisitor))]
    public async Task Declining_takes_a_name_and_two_ticks(Device device, Script script, Language language)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        var visit = await VisitAsync(new(device, script, language));
        var page = await visit.GoAsync(invited.Bulletin);

        await page.FillToDeclineAsync(language);
        await page.PressAsync(Actions.Send);

        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal("declined", await invited.StatusAsync());
    }

    [Theory, ClassData(typeof(EveryVisitor))]
    public async Task Answer_is_changed_by_coming_back(Device device, Script script, Language language)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        await invited.AnswerAsync();
        var visit = await VisitAsync(new(device, script, language));
        var page = await visit.GoAsync(invited.Bulletin);

        var kept = await page.ValueAsync(Fields.Delegate(1, "name"));
        await page.TypeAsync(Fields.Comment, "…");
        await page.PressAsync(Actions.Send);

        var stored = await invited.StoredAsync();
        Assert.Equal(Typed.In(language).SecondDelegate, kept);
        Assert.Equal((2, "…"), (stored.GetProperty("revision").GetInt32(), stored.GetProperty("comment").GetString()));
        Assert.Equal(2, stored.GetProperty("delegates").GetArrayLength());
    }

    [Theory, ClassData(typeof(EveryVisitor))]
    public async Task Withdrawing_is_asked_about_and_then_done(Device device, Script script, Language language)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        await invited.AnswerAsync();
        var visit = await VisitAsync(new(device, script, language));
        var page = await visit.GoAsync(invited.Bulletin);

        await page.PressAsync(Actions.Withdraw);
        var asked = await invited.StatusAsync();
        await page.PressAsync(Actions.WithdrawConfirmed);

        await Expect(page.Receipt).ToBeVisibleAsync();
        Assert.Equal(("attending", "withdrawn"), (asked, await invited.StatusAsync()));
    }

    private static string? Text(JsonElement stored, string part, string field) => stored.GetProperty(part).GetProperty(field).GetString();
}
