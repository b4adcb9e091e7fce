using Rencontres.Browser.Tests.Driving;

namespace Rencontres.Browser.Tests.States;

/// <summary>What the personal bulletin is answered with.</summary>
internal static class AfterSendingStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("thanks-attending", AttendingAsync),
        new("thanks-declined", DeclinedAsync),
        new("thanks-unchanged", UnchangedAsync),
        new("withdrawn", WithdrawnAsync),
    ];

    private static async Task AttendingAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.FillWhollyAsync(scene.Language);
        await page.PressAsync(Actions.Send);
    }

    private static async Task DeclinedAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.FillToDeclineAsync(scene.Language);
        await page.PressAsync(Actions.Send);
    }

    private static async Task UnchangedAsync(StateScene scene)
    {
        await scene.AnsweredAsync();
        var page = await scene.OpenAsync();
        await page.PressAsync(Actions.Send);
    }

    private static async Task WithdrawnAsync(StateScene scene)
    {
        await scene.AnsweredAsync();
        var page = await scene.OpenAsync();
        await page.PressAsync(Actions.Withdraw);
        await page.PressAsync(Actions.WithdrawConfirmed);
    }
}
