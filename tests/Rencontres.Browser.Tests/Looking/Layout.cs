using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>Whether a page fits its window.</summary>
internal static class Layout
{
    /// <summary>The narrowest telephones; also a window of 1280 at a zoom of 400 %.</summary>
    public const int Narrowest = 320;

    public const int Widest = 1280;

    public static readonly int[] Widths = [Narrowest, 390, Widest];

    /// <summary>What sticks out at the side. Things that are only there for screen readers lie left of the page, where nothing scrolls.</summary>
    private const string SticksOut = """
        () => {
          const width = document.documentElement.clientWidth;
          const out = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 1);
          return document.documentElement.scrollWidth > width ? [...out.map(element => element.outerHTML.slice(0, 120)), 'the page'] : [];
        }
        """;

    public static Task SetWidthAsync(IPage page, int width) => page.SetViewportSizeAsync(width, 900);

    public static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(SticksOut);
        return found.Select(element => $"wider than {page.ViewportSize!.Width} px: {element}");
    }
}
