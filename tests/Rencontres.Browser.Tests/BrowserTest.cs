using Rencontres.Browser.Tests.Staging;

namespace Rencontres.Browser.Tests;

/// <summary>
/// A test in a real browser. However its visits go, no page asks another address for anything, complains, or comes without its policy: that is looked at when
/// the test is over.
/// </summary>
public abstract class BrowserTest(Stage stage) : IAsyncLifetime
{
    private readonly List<Visit> visits = [];

    private protected Stage Stage { get; } = stage;

    private protected async Task<Visit> VisitAsync(Visitor visitor)
    {
        var visit = await Visit.BeginAsync(Stage.Chromium.Browser, visitor);
        visits.Add(visit);
        return visit;
    }

    public virtual ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Stage.HasBrowser, Chromium.Missing);

        // Everybody comes some time after the one before.
        Stage.Before.Advance(NodaTime.Duration.FromMinutes(1));
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var visit in visits)
            await visit.DisposeAsync();

        foreach (var visit in visits)
            visit.Watch.IsQuiet();

        GC.SuppressFinalize(this);
    }
}
