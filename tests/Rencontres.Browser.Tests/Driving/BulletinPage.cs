using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Driving;

/// <summary>
/// The bulletin in the browser, as its reader finds it: by the names of fields and the values of buttons, which are data, and by roles. Nothing here knows
/// how the page looks or in which language it is, and no test but through this.
/// </summary>
internal sealed partial class BulletinPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Title => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>What is wrong, told at the top.</summary>
    public ILocator Summary => Page.GetByRole(AriaRole.Alert);

    public ILocator SummaryLinks => Summary.GetByRole(AriaRole.Link);

    /// <summary>The number of a receipt, as it is printed.</summary>
    public ILocator Receipt => Page.GetByText(ReceiptNumber());

    public ILocator Field(string name) => Page.Locator($"[name=\"{name}\"]:not([type=hidden])");

    public ILocator Choice(string question, string answer) => Page.Locator($"[type=radio][name=\"{question}\"][value=\"{answer}\"]");

    /// <summary>The one that people see; Enter in a field has a hidden one of its own.</summary>
    public ILocator Button(string action) => Page.Locator($"button[name=action][value=\"{action}\"]:not([tabindex=\"-1\"])");

    /// <summary>The name of the field of a topic; a free proposal has no topic.</summary>
    public async Task<string> SuggestionAsync(string topic, string field)
    {
        var name = await Page.Locator($"[name$=\".topic\"][value=\"{topic}\"]").First.GetAttributeAsync("name") ?? "";
        return name.Replace(".topic", $".{field}", StringComparison.Ordinal);
    }

    public async Task TypeAsync(string field, string text)
    {
        await UnfoldAsync(Field(field));
        await Field(field).FillAsync(text);
    }

    public Task ChooseAsync(string question, string answer) => Choice(question, answer).CheckAsync();

    public async Task TickAsync(string field)
    {
        await UnfoldAsync(Field(field));
        await Field(field).CheckAsync();
    }

    public Task<string> ValueAsync(string field) => Field(field).InputValueAsync();

    public Task<int> DelegateCountAsync() => Page.Locator("[name^=\"delegates[\"][name$=\".name\"]").CountAsync();

    /// <summary>With script nothing need be sent for it.</summary>
    public async Task AddDelegateAsync()
    {
        var lines = await DelegateCountAsync();
        await Button(Actions.More).ClickAsync();
        await Field(Fields.Delegate(lines, "name")).WaitForAsync();
    }

    public async Task PressAsync(string action)
    {
        var answered = Page.WaitForResponseAsync(response => response.Request.IsNavigationRequest && response.Request.Method == "POST");
        await Button(action).ClickAsync();
        await answered;
        await Page.WaitForLoadStateAsync();
    }

    [GeneratedRegex(@"^\d{3} \d{3} \d{3} \d{2}$")]
    private static partial Regex ReceiptNumber();

    /// <summary>Rows may be folded away until somebody opens them.</summary>
    private static async Task UnfoldAsync(ILocator field)
    {
        foreach (var summary in await field.Locator("xpath=ancestor::details[not(@open)]/summary").AllAsync())
            await summary.ClickAsync();
    }
}
