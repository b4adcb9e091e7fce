using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;

namespace Rencontres.Browser.Tests.States;

/// <summary>The open bulletin, until it is confirmed.</summary>
internal static class OpenStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("open", scene => scene.OpenForAllAsync()),
        new("open-nothing-filled", NothingFilledAsync),
        new("open-sent-at-once", AtOnceAsync),
        new("unconfirmed", scene => scene.SentOpenAsync()),
        new("confirm", ConfirmAsync),
        new("confirmed", ConfirmedAsync),
        new("confirm-too-late", TooLateAsync),
    ];

    private static async Task NothingFilledAsync(StateScene scene)
    {
        var page = await scene.OpenForAllAsync();
        scene.Stage.Before.Advance(Filling.Reading);
        await page.PressAsync(Actions.Send);
    }

    /// <summary>As programs do that fill in whatever forms they find.</summary>
    private static async Task AtOnceAsync(StateScene scene)
    {
        var page = await scene.OpenForAllAsync();
        await page.FillBrieflyAsync(scene.Language);
        await page.PressAsync(Actions.Send);
    }

    private static async Task ConfirmAsync(StateScene scene) => await scene.Visit.GoAsync(await scene.SentOpenAsync());

    private static async Task ConfirmedAsync(StateScene scene)
    {
        await ConfirmAsync(scene);
        await scene.Visit.Bulletin.PressAsync(Actions.Confirm);
    }

    private static async Task TooLateAsync(StateScene scene) => await scene.Visit.GoAsync(Invited.On(scene.Stage.After, await scene.SentOpenAsync()));
}
