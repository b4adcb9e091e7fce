using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Driving;

/// <summary>Goes through a page with the Tab key only, and looks at each stop whether one sees where one is.</summary>
internal sealed class Keyboard(IPage page)
{
    /// <summary>What has the focus, and what is wrong with that: it shows no ring, is out of sight, or comes before the stop before it.</summary>
    private const string Look = """
        () => {
          const here = document.activeElement;
          const before = window.stopBefore;
          window.stopBefore = here;
          const style = getComputedStyle(here);
          const box = here.getBoundingClientRect();
          const faults = [];
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('no ring');
          if (box.width < 1 || box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) faults.push('out of sight');
          if (before && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push('out of order');
          return [here.getAttribute('name') ?? here.id ?? '', here.value ?? '', ...faults.map(fault => `${fault}: ${here.outerHTML.slice(0, 120)}`)];
        }
        """;

    private const int MostStops = 200;

    public List<string> Faults { get; } = [];

    /// <summary>Presses Tab until that field has the focus.</summary>
    /// <param name="value">Of the button, where several have the same name.</param>
    public async Task GoToAsync(string name, string? value = null)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<string[]>(Look);
            Faults.AddRange(seen.Skip(2));
            if (seen[0] == name && (value is null || seen[1] == value))
                return;
        }

        Assert.Fail($"Tab does not come to {name}.");
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public async Task TypeAsync(string field, string text)
    {
        await GoToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }
}
