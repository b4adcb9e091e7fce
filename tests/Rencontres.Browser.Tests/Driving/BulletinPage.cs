using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.Driving;

/// <summary>
/// The bulletin in the browser, as its reader finds it: by the names of fields and the values of buttons, which are data, and by roles. Nothing here knows
/// how the page looks or in which language it is, and no test but through this.
/// </summary>
internal sealed partial class BulletinPage(IPage page)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public IPage Page { get; } = page;

    public ILocator Title => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>What is wrong, told at the top.</summary>
    public ILocator Summary => Page.GetByRole(AriaRole.Alert);

    /// <summary>What is told at the top and says that.</summary>
    public ILocator Notice(string text) => Summary.Filter(new() { HasText = text });

    public ILocator SummaryLinks => Summary.GetByRole(AriaRole.Link);

    /// <summary>The number of a receipt, as it is printed.</summary>
    public ILocator Receipt => Page.GetByText(ReceiptNumber());

    public ILocator Field(string name) => Page.Locator($"[name=\"{name}\"]:not([type=hidden])");

    public ILocator Choice(string question, string answer) => Page.Locator($"[type=radio][name=\"{question}\"][value=\"{answer}\"]");

    /// <summary>The one that people see; Enter in a field has a hidden one of its own.</summary>
    public ILocator Button(string action) => Page.Locator($"button[name=action][value=\"{action}\"]:not([tabindex=\"-1\"])");

    /// <summary>The name of a field of that topic.</summary>
    public Task<string> SuggestionAsync(string topic, string field) => RowAsync($"[name$=\".topic\"][value=\"{topic}\"]", field);

    /// <summary>The name of a field of the first proposal of one's own, of which one says what it is about.</summary>
    public Task<string> ProposalAsync(string field) => RowAsync("select[name$=\".about\"]", field);

    public async Task TypeAsync(string field, string text)
    {
        await UnfoldAsync(Field(field));
        await Field(field).FillAsync(text);
    }

    /// <summary>As browsers do that fill in whatever has a name they know.</summary>
    public Task FillUnseenAsync(string field, string text) => Field(field).EvaluateAsync("(field, text) => { field.value = text; }", text);

    /// <summary>On a line that may have to be added first.</summary>
    public async Task TypeDelegateAsync(int row, string field, string text)
    {
        while (await DelegateCountAsync() <= row)
            await AddDelegateAsync();

        await TypeAsync(Fields.Delegate(row, field), text);
    }

    public Task ChooseAsync(string question, string answer) => Choice(question, answer).CheckAsync();

    /// <summary>From a list, if the page has it: a personal bulletin knows whose it is.</summary>
    public async Task PickAsync(string list, string choice)
    {
        if (await Field(list).CountAsync() > 0)
            await Field(list).SelectOptionAsync(choice);
    }

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

    /// <summary>With script nothing need be sent for it.</summary>
    public async Task RemoveDelegateAsync(int row)
    {
        var lines = await DelegateCountAsync();
        await Button(Actions.RemoveOf(row)).ClickAsync();
        await Field(Fields.Delegate(lines - 1, "name")).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>The names of the fields that are there to type in, in the order of the page.</summary>
    public async Task<IReadOnlyList<string>> VisibleTextFieldsAsync()
    {
        var fields = await Page.GetByRole(AriaRole.Textbox).AllAsync();
        return [.. await Task.WhenAll(fields.Select(async field => await field.GetAttributeAsync("name") ?? ""))];
    }

    /// <summary>Goes on in another language.</summary>
    public async Task ReadInAsync(Language language)
    {
        await Page.GetByRole(AriaRole.Navigation).Locator($"[lang={language.Code()}]").ClickAsync();
        await Page.Locator($"html[lang={language.Code()}]").WaitForAsync();
    }

    /// <summary>Until the page that answers is there with all that belongs to it.</summary>
    public async Task PressAsync(string action)
    {
        var loaded = new TaskCompletionSource();
        Page.Load += Note;
        await Button(action).ClickAsync();
        await loaded.Task.WaitAsync(Patience);
        Page.Load -= Note;

        void Note(object? sender, IPage page) => loaded.TrySetResult();
    }

    private async Task<string> RowAsync(string member, string field)
    {
        var name = await Page.Locator(member).First.GetAttributeAsync("name") ?? "";
        return $"{name[..name.LastIndexOf('.')]}.{field}";
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
