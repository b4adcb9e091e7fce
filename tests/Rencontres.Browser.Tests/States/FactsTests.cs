using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.States;

/// <summary>When, where and until when, as a native writes them.</summary>
public sealed class FactsTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData(Language.French, "lundi 18 septembre 2023, 16\u00a0h\u00a030 – 18\u00a0h\u00a000, heure de Paris", "dimanche 3 septembre 2023 à 23\u00a0h\u00a059, heure de Paris")]
    [InlineData(Language.Japanese, "2023年9月18日（月）16:30～18:00（パリ時間）", "2023年9月4日（月）6:59（日本時間）／9月3日（日）23:59（パリ時間）")]
    [InlineData(Language.English, "Monday 18 September 2023, 16:30–18:00, Paris time", "Monday 4 September 2023, 06:59 Japan time · 3 September 23:59 Paris time")]
    public async Task Meeting_and_last_minute_are_told_at_the_top(Language language, string meeting, string lastMinute)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        var page = await (await VisitAsync(Visitor.Usual(language))).GoAsync(invited.Bulletin);

        await Expect(page.Page.GetByText(meeting).First).ToBeInViewportAsync();
        await Expect(page.Page.GetByText(lastMinute).First).ToBeInViewportAsync();
    }
}
