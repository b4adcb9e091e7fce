using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.States;

/// <summary>What is sent cannot be taken, or not now.</summary>
internal static class RefusedStates
{
    private const int Many = 20;

    public static IReadOnlyList<PageState> All { get; } =
    [
        new("too-large", TooLargeAsync),
        new("wrong-type", scene => SendAsync(scene, "form => form.enctype = 'text/plain'")),
        new("bad-form", scene => SendAsync(scene, "form => { for (let i = 0; i < 2000; i++) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'x' })); }")),
        new("too-many", TooManyAsync),
        new("bulletin-too-many", BulletinTooManyAsync),
        new("unavailable", UnavailableAsync),
    ];

    private static async Task TooLargeAsync(StateScene scene)
    {
        var page = await scene.OpenAsync();
        await page.TypeAsync(Fields.Comment, new string('x', 70 * 1024));
        await page.PressAsync(Actions.Send);
    }

    private static async Task SendAsync(StateScene scene, string spoil)
    {
        var page = await scene.OpenAsync();
        await page.Page.Locator("#bulletin").EvaluateAsync(spoil);
        await page.PressAsync(Actions.Send);
    }

    private static async Task TooManyAsync(StateScene scene)
    {
        await using var host = await scene.Stage.ImpatientHostAsync();
        var bulletin = Invited.On(host, (await scene.InvitedAsync()).Bulletin).AbsoluteUri;
        for (var visit = 0; visit < Many && (await scene.Visit.Page.GotoAsync(bulletin))!.Ok; visit++)
        {
        }
    }

    private static async Task BulletinTooManyAsync(StateScene scene)
    {
        await using var host = await scene.Stage.ImpatientHostAsync();
        var page = await scene.Visit.GoAsync(Invited.On(host, (await scene.InvitedAsync()).Bulletin));
        for (var press = 0; press < Many && await page.Page.Locator("#notice").CountAsync() == 0; press++)
            await page.PressAsync(Actions.Send);
    }

    private static async Task UnavailableAsync(StateScene scene)
    {
        var bulletin = (await scene.InvitedAsync()).Bulletin;
        var host = await scene.Stage.CutOffHostAsync(bulletin);
        await scene.Visit.GoAsync(new Uri($"{Invited.On(host, bulletin)}?lang={scene.Language.Code()}"));
    }
}
