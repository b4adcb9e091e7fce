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
    ];

    private static async Task UnsubscribedAsync(StateScene scene)
    {
        await scene.Visit.GoAsync((await scene.InvitedAsync()).Unsubscribe);
        await scene.Visit.Bulletin.PressAsync(Actions.Unsubscribe);
    }
}
