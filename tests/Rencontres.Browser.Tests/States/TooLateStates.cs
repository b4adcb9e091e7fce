using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;

namespace Rencontres.Browser.Tests.States;

/// <summary>What is left after the cutoff.</summary>
internal static class TooLateStates
{
    public static IReadOnlyList<PageState> All { get; } =
    [
        new("read-only", ReadOnlyAsync),
        new("read-only-silent", async scene => await LateAsync(scene, (await scene.InvitedAsync()).Bulletin)),
        new("closed-while-typing", ClosedWhileTypingAsync),
        new("closed-open", scene => LateAsync(scene, scene.Stage.Campaign.OpenForm)),
    ];

    private static async Task ReadOnlyAsync(StateScene scene) => await LateAsync(scene, (await scene.AnsweredAsync()).Bulletin);

    /// <summary>On a host of its own, whose clock goes on between the opening and the sending.</summary>
    private static async Task ClosedWhileTypingAsync(StateScene scene)
    {
        await using var host = await scene.Stage.OwnHostAsync();
        var campaign = await SampleCampaign.StartAsync(host, "rencontres-2024");
        var page = await scene.Visit.GoAsync((await campaign.InviteAsync(scene.Language)).Bulletin);
        await page.FillWhollyAsync(scene.Language);
        host.AdvanceTo(Stage.Cutoff);
        await page.PressAsync(Actions.Send);
    }

    private static Task<BulletinPage> LateAsync(StateScene scene, Uri page) => scene.Visit.GoAsync(Invited.On(scene.Stage.After, page));
}
