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

/// <summary>What a crowd of visitors met with, in microseconds.</summary>
/// <param name="FirstByte">The median of the times until the first byte came.</param>
/// <param name="Cpu">What one request cost the machine, the visitor's part included; unlike the time, it does not depend on what else the machine does.</param>
internal readonly record struct Crowd(double FirstByte, double Cpu);

/// <summary>Several visitors at once, each of whom asks again as soon as the answer is there.</summary>
internal sealed class Visitors : IDisposable
{
    public const int Connections = 16;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false, AllowAutoRedirect = false });

    /// <returns>The whole answer, once.</returns>
    public async Task<byte[]> AskAsync(Visit visit)
    {
        using var response = await http.SendAsync(visit.ToRequest());
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    public async Task<Crowd> CrowdAsync(Visit visit, int requests)
    {
        var before = Environment.CpuUsage.TotalTime;
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => RepeatAsync(visit, requests / Connections))));
        return new Crowd(Medians.Of(times.SelectMany(each => each)), (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / requests);
    }

    public void Dispose() => http.Dispose();

    private async Task<List<double>> RepeatAsync(Visit visit, int times)
    {
        var waited = new List<double>(times);
        for (var time = 0; time < times; time++)
        {
            using var request = visit.ToRequest();
            var began = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            waited.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
        }

        return waited;
    }
}

internal static class Medians
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
