using Rencontres.Browser.Tests.Driving;

namespace Rencontres.Browser.Tests.States;

/// <summary>Where the links lead that mails about an answer have.</summary>
internal static class MailLinkStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("withdraw-link", async scene => await scene.Visit.GoAsync((await scene.AnsweredAsync()).Withdraw)),
        new("not-me", NotMeAsync),
        new("not-me-said", SaidAsync),
        new("not-me-over", SupersededAsync),
        new("not-me-open", NotMyBulletinAsync),
        new("not-me-open-said", NotMyBulletinSaidAsync),
        new("confirm-rejected", RejectedAsync),
    ];

    private static async Task NotMeAsync(StateScene scene) => await scene.Visit.GoAsync((await scene.AnsweredAsync()).NotMe);

    private static async Task SaidAsync(StateScene scene)
    {
        await NotMeAsync(scene);
        await scene.Visit.Bulletin.PressAsync(Actions.NotMe);
    }

    /// <summary>Somebody else has replaced the answer meanwhile.</summary>
    private static async Task SupersededAsync(StateScene scene)
    {
        await SecondStates.ChosenAsync(scene, "replace");
        await scene.Visit.GoAsync((await scene.InvitedAsync()).NotMe);
    }

    private static async Task NotMyBulletinAsync(StateScene scene) => await scene.Visit.GoAsync(scene.Stage.Campaign.NotMeLink(await scene.SentOpenAsync()));

    private static async Task NotMyBulletinSaidAsync(StateScene scene)
    {
        await NotMyBulletinAsync(scene);
        await scene.Visit.Bulletin.PressAsync(Actions.NotMe);
    }

    private static async Task RejectedAsync(StateScene scene)
    {
        var link = await scene.SentOpenAsync();
        await scene.Visit.GoAsync(scene.Stage.Campaign.NotMeLink(link));
        await scene.Visit.Bulletin.PressAsync(Actions.NotMe);
        await scene.Visit.GoAsync(link);
    }
}
