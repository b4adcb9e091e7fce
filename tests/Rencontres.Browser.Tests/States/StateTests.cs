using Rencontres.Browser.Tests.Looking;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.States;

/// <summary>Every page and state.</summary>
public sealed class StateTests(Stage stage, ITestOutputHelper output) : BrowserTest(stage)
{
    /// <summary>With stylesheet and script.</summary>
    private const int MostBytes = 40 * 1024;

    [Theory, ClassData(typeof(EveryState))]
    public async Task Page_is_accessible_fits_weighs_little_and_is_in_one_language(string name, Language language)
    {
        var visit = await VisitAsync(Visitor.Usual(language));
        var state = PageState.All.Single(each => each.Name == name);
        await state.ReachAsync(new StateScene(Stage, visit, language));

        var faults = new List<string>();
        foreach (var width in Layout.Widths)
        {
            await Layout.SetWidthAsync(visit.Page, width);
            faults.AddRange(await Layout.FaultsAsync(visit.Page));
            await Album.PhotographAsync(visit.Page, $"{name}.{language.Code()}");
            if (IsLookedAtClosely(state, width, language))
                faults.AddRange(await Accessibility.FaultsAsync(visit.Page));
        }

        faults.AddRange(await PageWords.FaultsAsync(visit.Page, language));
        var weight = await visit.Watch.WeightAsync();
        output.WriteLine($"{weight} bytes");

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
        Assert.InRange(weight, 1, MostBytes);
    }

    /// <summary>axe takes its time, and finds the same in one language as in another: one window is enough for each state, and both where pictures are made.</summary>
    private static bool IsLookedAtClosely(PageState state, int width, Language language) => Album.IsKept
        ? (width, language) is (Layout.Narrowest, Language.Japanese) or (Layout.Widest, Language.French)
        : width == (PageState.All.TakeWhile(each => each != state).Count() % 2 == 0 ? Layout.Narrowest : Layout.Widest);
}
