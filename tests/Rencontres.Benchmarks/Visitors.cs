using System.Diagnostics;

namespace Rencontres.Benchmarks;

/// <summary>What is asked again and again.</summary>
/// <param name="Form">What is sent; null: the page is only looked at.</param>
internal sealed record Visit(Uri Address, IReadOnlyDictionary<string, string>? Form = null)
{
    public HttpRequestMessage ToRequest() => Form is null
        ? new HttpRequestMessage(HttpMethod.Get, Address)
        : new HttpRequestMessage(HttpMethod.Post, Address) { Content = new FormUrlEncodedContent(Form) };
}

/// <summary>What visitors met with, in microseconds.</summary>
/// <param name="Rush">The median of the times until the first byte came when they came at <see cref="Visitors.PerSecond"/>.</param>
/// <param name="Whole">The same until the last.</param>
/// <param name="Full">Until the first when the machine could do no more.</param>
/// <param name="Cpu">What one request cost the server then; unlike the times, it hardly depends on what else the machine does.</param>
internal readonly record struct Met(double Rush, double Whole, double Full, double Cpu);

/// <summary>
/// Two loads. A rush: visitors come at a steady rate, whether the ones before have been served or not, as people do. And as much as the machine can do:
/// several at once, each of whom asks again as soon as the answer is there.
/// </summary>
internal sealed class Visitors : IDisposable
{
    public const int Connections = 16;

    /// <summary>A thousand bulletins in five seconds.</summary>
    public const int PerSecond = 200;

    private const int FullRequests = 800;
    private const int RushRequests = 300;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false, AllowAutoRedirect = false });

    /// <returns>The whole answer, once.</returns>
    public async Task<byte[]> AskAsync(Visit visit)
    {
        using var response = await http.SendAsync(visit.ToRequest());
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Long enough for the compiler to have made its last version of everything.</summary>
    public Task WarmUpAsync(Visit visit) => FillAsync(visit, FullRequests * 5);

    public async Task<Met> MeetAsync(Visit visit, ServerProcess server)
    {
        var rush = await RushAsync(visit);
        var before = await server.CpuAsync();
        var full = await FillAsync(visit, FullRequests);
        return new Met(Medians.Of(rush.Select(each => each.FirstByte)), Medians.Of(rush.Select(each => each.Whole)), Medians.Of(full.Select(each => each.FirstByte)), (await server.CpuAsync() - before) / FullRequests);
    }

    public void Dispose() => http.Dispose();

    private async Task<Waited[]> RushAsync(Visit visit)
    {
        using var next = new PeriodicTimer(TimeSpan.FromSeconds(1) / PerSecond);
        var visits = new List<Task<Waited>>(RushRequests);
        while (visits.Count < RushRequests && await next.WaitForNextTickAsync())
            visits.Add(WaitAsync(visit));

        return await Task.WhenAll(visits);
    }

    private async Task<IEnumerable<Waited>> FillAsync(Visit visit, int requests)
    {
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => RepeatAsync(visit, requests / Connections))));
        return times.SelectMany(each => each);
    }

    private async Task<List<Waited>> RepeatAsync(Visit visit, int times)
    {
        var waited = new List<Waited>(times);
        for (var time = 0; time < times; time++)
            waited.Add(await WaitAsync(visit));

        return waited;
    }

    private async Task<Waited> WaitAsync(Visit visit)
    {
        using var request = visit.ToRequest();
        var began = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var firstByte = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null);
        return new Waited(firstByte, Stopwatch.GetElapsedTime(began).TotalMicroseconds);
    }

    private readonly record struct Waited(double FirstByte, double Whole);
}

internal static class Medians
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
