using Rencontres.Browser.Tests.Driving;

namespace Rencontres.Browser.Tests.States;

/// <summary>Pages beside the bulletin.</summary>
internal static class OtherStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("unsubscribe", async scene => await scene.Visit.GoAsync((await scene.InvitedAsync()).Unsubscribe)),
        new("unsubscribed", UnsubscribedAsync),
        new("not-valid", scene => scene.Visit.GoAsync(new Uri(scene.Stage.Before.Address, "bulletins/abc.def"))),
        new("not-open", scene => scene.Visit.GoAsync(scene.Stage.Draft.OpenForm)),
        new("too-large", TooLargeAsync),
    ];

    private static async Task UnsubscribedAsync(StateScene scene)
    {
        await scene.Visit.GoAsync((await scene.InvitedAsync()).Unsubscribe);
        await scene.Visit.Bulletin.PressAsync(Actions.Unsubscribe);
    }

    private static async Task TooLargeAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.TypeAsync(Fields.Comment, new string('x', 70 * 1024));
        await page.PressAsync(Actions.Send);
    }
}
