using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using static Microsoft.Playwright.Assertions;

namespace Rencontres.Browser.Tests.States;

/// <summary>Somebody else of the same organisation has answered.</summary>
internal static class SecondStates
{
    private const string Colleague = "collegue@mairie.example";

    public static IReadOnlyList<PageState> All { get; } =
    [
        new("bulletin-other", OtherAsync),
        new("bulletin-second", AskedAsync),
        new("thanks-added", scene => ChosenAsync(scene, "add")),
        new("thanks-replaced", scene => ChosenAsync(scene, "replace")),
        new("confirm-second", ConfirmAsync),
        new("confirm-second-unanswered", ConfirmUnansweredAsync),
        new("confirm-added", ConfirmedAsync),
    ];

    /// <param name="choice">What is to become of the answer that stands.</param>
    public static async Task ChosenAsync(StateScene scene, string choice)
    {
        await AskedAsync(scene);
        await scene.Visit.Bulletin.ChooseAsync(Fields.Second, choice);
        await scene.Visit.Bulletin.PressAsync(Actions.Send);
    }

    private static async Task OtherAsync(StateScene scene) => await scene.Visit.GoAsync((await scene.AnsweredAsync()).BulletinOfOther);

    private static async Task AskedAsync(StateScene scene)
    {
        await scene.AnsweredAsync();
        var page = await scene.OpenAsync();
        await page.TypeAsync(Fields.ContactName, Typed.In(scene.Language).FirstDelegate);
        await page.TypeAsync(Fields.ContactEmail, Colleague);
        await page.TypeAsync(Fields.Comment, Typed.In(scene.Language).Proposal);
        await page.PressAsync(Actions.Send);
        await Expect(page.Choice(Fields.Second, "add")).ToBeVisibleAsync();
    }

    private static async Task ConfirmAsync(StateScene scene)
    {
        var link = await scene.SentOpenAsync(await scene.InvitedAsync());
        await scene.AnsweredAsync();
        await scene.Visit.GoAsync(link);
    }

    private static async Task ConfirmUnansweredAsync(StateScene scene)
    {
        await ConfirmAsync(scene);
        await scene.Visit.Bulletin.PressAsync(Actions.Confirm);
    }

    private static async Task ConfirmedAsync(StateScene scene)
    {
        await ConfirmAsync(scene);
        await scene.Visit.Bulletin.ChooseAsync(Fields.Second, "add");
        await scene.Visit.Bulletin.PressAsync(Actions.Confirm);
    }
}
