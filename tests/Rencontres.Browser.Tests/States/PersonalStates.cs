using Rencontres.Browser.Tests.Driving;

namespace Rencontres.Browser.Tests.States;

/// <summary>The personal bulletin while it is filled in.</summary>
internal static class PersonalStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("bulletin", scene => scene.OpenAsync()),
        new("bulletin-filled", FilledAsync),
        new("bulletin-more-delegates", MoreAsync),
        new("bulletin-nothing-filled", NothingFilledAsync),
        new("bulletin-every-error", EveryErrorAsync),
        new("bulletin-answered", AnsweredAsync),
        new("bulletin-declined", DeclinedAsync),
        new("bulletin-conflict", ConflictAsync),
        new("withdraw", WithdrawAsync),
        new("withdraw-conflict", WithdrawConflictAsync),
        new("bulletin-withdrawn", WithdrawnAsync),
    ];

    private static async Task FilledAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.FillWhollyAsync(scene.Language);
    }

    private static async Task MoreAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.ChooseAsync(Fields.Attending, "yes");
        await page.FillDelegatesAsync(scene.Language);
        await page.AddDelegateAsync();
    }

    private static async Task NothingFilledAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.TypeAsync(Fields.ContactEmail, "");
        await page.PressAsync(Actions.Send);
    }

    private static async Task EveryErrorAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.FillWithEveryErrorAsync();
        await page.PressAsync(Actions.Send);
    }

    private static async Task AnsweredAsync(StateScene scene)
    {
        await scene.AnsweredAsync();
        await scene.OpenAsync();
    }

    private static async Task DeclinedAsync(StateScene scene)
    {
        await scene.AnsweredAsync(attending: false);
        await scene.OpenAsync();
    }

    private static async Task ConflictAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.FillBrieflyAsync(scene.Language);
        await scene.AnsweredAsync();
        await page.PressAsync(Actions.Send);
    }

    private static async Task WithdrawAsync(StateScene scene)
    {
        await scene.AnsweredAsync();
        var page = await scene.OpenAsync();
        await page.PressAsync(Actions.Withdraw);
    }

    private static async Task WithdrawConflictAsync(StateScene scene)
    {
        await WithdrawAsync(scene);
        await scene.AnsweredAsync(attending: false);
        await scene.Visit.Bulletin.PressAsync(Actions.WithdrawConfirmed);
    }

    private static async Task WithdrawnAsync(StateScene scene)
    {
        await WithdrawAsync(scene);
        await scene.Visit.Bulletin.PressAsync(Actions.WithdrawConfirmed);
        await scene.OpenAsync();
    }
}
