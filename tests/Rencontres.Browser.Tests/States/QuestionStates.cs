using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;

namespace Rencontres.Browser.Tests.States;

/// <summary>What is asked besides: whether an address is meant as it is typed, and the organisers' own questions.</summary>
internal static class QuestionStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("bulletin-likely", LikelyAsync),
        new("questions", AskingAsync),
        new("questions-nothing-filled", NothingFilledAsync),
        new("questions-thanks", AnsweredAsync),
    ];

    /// <summary>A letter is missing from a domain that is known.</summary>
    private static async Task LikelyAsync(StateScene scene)
    {
        var domain = (await scene.InvitedAsync()).Email.Split('@')[1].Remove(1, 1);
        var page = await scene.OpenAsync();
        await page.FillWhollyAsync(scene.Language);
        await page.TypeAsync(Fields.ContactEmail, $"contact@{domain}");
        await page.TypeAsync(Fields.Delegate(0, "email"), $"delegue@{domain}");
        await page.PressAsync(Actions.Send);
    }

    private static async Task AskingAsync(StateScene scene) => await OpenAsync(scene);

    private static async Task NothingFilledAsync(StateScene scene)
    {
        var page = await OpenAsync(scene);
        await page.FillBrieflyAsync(scene.Language);
        await page.PressAsync(Actions.Send);
    }

    private static async Task AnsweredAsync(StateScene scene)
    {
        var page = await OpenAsync(scene);
        await page.FillWhollyAsync(scene.Language);
        await page.ChooseAsync(Fields.Extra(MoreQuestions.Dietary), "no");
        await page.TypeAsync(Fields.Extra(MoreQuestions.Nights), "3");
        await page.TypeAsync(Fields.Extra(MoreQuestions.Arrival), "2023-09-17");
        await page.Field(Fields.Extra(MoreQuestions.Region)).SelectOptionAsync("east");
        await page.PressAsync(Actions.Send);
    }

    private static async Task<BulletinPage> OpenAsync(StateScene scene) => await scene.Visit.GoAsync((await scene.Stage.Asking.InviteAsync(scene.Language)).Bulletin);
}
