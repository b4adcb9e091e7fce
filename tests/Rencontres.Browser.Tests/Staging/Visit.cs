using Microsoft.Playwright;
using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Looking;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>One person at one browser, with no memory of earlier visits. All that the browser asks for and complains about is watched.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const float Patience = 60_000;

    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page, PageWatch watch) => (this.context, Page, Watch) = (context, page, watch);

    public IPage Page { get; }

    public PageWatch Watch { get; }

    public BulletinPage Bulletin => new(Page);

    public static async Task<Visit> BeginAsync(IBrowser browser, Visitor visitor)
    {
        var context = await browser.NewContextAsync(visitor.Options);
        context.SetDefaultTimeout(Patience);
        return new Visit(context, await context.NewPageAsync(), new PageWatch(context));
    }

    public async Task<BulletinPage> GoAsync(Uri page)
    {
        await Page.GotoAsync(page.AbsoluteUri);
        return Bulletin;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<BulletinPage> GoInNewTabAsync(Uri page)
    {
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(page.AbsoluteUri);
        return new BulletinPage(tab);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
