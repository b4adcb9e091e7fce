using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;

namespace Rencontres.Browser.Tests.States;

/// <summary>What was begun and not sent.</summary>
internal static class DraftStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("draft-saved", SavedAsync),
        new("bulletin-with-draft", ReturnedAsync),
        new("draft-none", NothingNewAsync),
        new("draft-other", OtherAsync),
        new("read-only-with-draft", TooLateAsync),
    ];

    private static async Task SavedAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.FillWhollyAsync(scene.Language);
        await page.PressAsync(Actions.Save);
    }

    private static async Task ReturnedAsync(StateScene scene)
    {
        await SavedAsync(scene);
        await scene.OpenAsync();
    }

    private static async Task NothingNewAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.PressAsync(Actions.Save);
    }

    /// <summary>Another window has saved meanwhile. What is put into this one without typing, its script does not try to save by itself.</summary>
    private static async Task OtherAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        var other = await scene.Visit.GoInNewTabAsync((await scene.InvitedAsync()).Bulletin);
        await other.FillWhollyAsync(scene.Language);
        await other.PressAsync(Actions.Save);
        await page.Field(Fields.Comment).EvaluateAsync("field => { field.value = '…'; }");
        await page.PressAsync(Actions.Save);
    }

    private static async Task TooLateAsync(StateScene scene)
    {
        await SavedAsync(scene);
        await scene.Visit.GoAsync(Invited.On(scene.Stage.After, (await scene.InvitedAsync()).Bulletin));
    }
}
