using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>What axe finds. Its rules are those of WCAG 2.2, level AA, and its own advice.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    public static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.Select(violation =>
            $"axe, {page.ViewportSize!.Width} px: {violation.Id} ({violation.Help}) at {string.Join(", ", violation.Nodes.Select(node => node.Html))}");
    }
}
