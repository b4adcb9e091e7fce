using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Driving;

/// <summary>Goes through a page with the Tab key only, and looks at each stop whether one sees where one is.</summary>
internal sealed class Keyboard(IPage page)
{
    /// <summary>
    /// What has the focus, and what is wrong with that: it shows no ring, is out of sight, lies under something else, or comes before the stop before it.
    /// </summary>
    private const string Look = """
        () => {
          const here = document.activeElement;
          const before = window.stopBefore;
          window.stopBefore = here;
          const style = getComputedStyle(here);
          const box = here.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
          const top = document.elementFromPoint(x, y);
          const faults = [];
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('no ring');
          if (box.width < 1 || y < 0 || y > innerHeight || x < 0 || x > innerWidth) faults.push('out of sight');
          else if (top !== here && !here.contains(top)) faults.push('covered');
          if (before && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push('out of order');
          return [here.getAttribute('name') ?? '', here.value ?? '', ...faults.map(fault => `${fault}: ${here.outerHTML.slice(0, 120)}`)];
        }
        """;

    private const int MostStops = 200;

    public List<string> Faults { get; } = [];

    /// <summary>Goes to the button that sends, and does on the way what there is to do at each field.</summary>
    /// <param name="deeds">By the name of the field; those that were done are taken out.</param>
    public async Task GoToSendAsync(Dictionary<string, Func<Task>> deeds)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<string[]>(Look);
            Faults.AddRange(seen.Skip(2));
            if (seen is ["action", Actions.Send, ..])
                return;

            if (deeds.Remove(seen[0], out var deed))
                await deed();
        }

        Assert.Fail("Tab does not come to the button that sends.");
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Instead of what is in the field.</summary>
    public async Task TypeAsync(string text)
    {
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }
}
