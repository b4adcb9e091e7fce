using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>Looks on while pages are visited: what they load and from where, what the browser complains about, what they weigh.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<IRequest> loaded = [];

    public PageWatch(IBrowserContext context)
    {
        context.Request += (_, request) => Note(request);
        context.Response += (_, response) => Note(response);
        context.RequestFinished += (_, request) => loaded.Enqueue(request);
        context.Console += (_, message) => Note(message);
        context.WebError += (_, failure) => complaints.Enqueue($"script failed: {failure.Error}");
    }

    /// <summary>
    /// The last page with its stylesheets and scripts, in bytes as they came over the line. What a script asks for is no part of it; a page that is left does not
    /// wait for the end of that, nor would the browser ever tell its size.
    /// </summary>
    public async Task<int> WeightAsync()
    {
        var all = loaded.ToList();
        var page = all.FindLast(request => request.IsNavigationRequest)!;
        var parts = all.Where(request => !request.IsNavigationRequest && request.ResourceType != "fetch").DistinctBy(request => request.Url).Append(page);
        var sizes = await Task.WhenAll(parts.Select(request => request.SizesAsync()));
        return sizes.Sum(size => size.ResponseBodySize);
    }

    public void IsQuiet() => Assert.Empty(complaints);

    private void Note(IRequest request)
    {
        var address = new Uri(request.Url);
        var home = request.IsNavigationRequest ? null : new Uri(request.Frame.Url).Authority;
        if (!address.IsLoopback || (home is not null && home != address.Authority))
            complaints.Enqueue($"asked elsewhere: {address}");
    }

    private void Note(IResponse response)
    {
        if (!response.Request.IsNavigationRequest && response.Status >= 400)
            complaints.Enqueue($"{response.Status} for {response.Url}");

        if (response.Request.IsNavigationRequest && !response.Headers.ContainsKey("content-security-policy"))
            complaints.Enqueue($"no policy with {response.Url}");
    }

    /// <summary>Chromium writes of every page with a status of 400 and more that it could not be loaded; those are our own, and looked at by the tests.</summary>
    private void Note(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            complaints.Enqueue($"console: {message.Text}");
    }
}
