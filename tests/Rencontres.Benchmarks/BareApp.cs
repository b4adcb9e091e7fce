using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rencontres.Benchmarks;

/// <summary>What the pages are compared to: Kestrel with one middleware that writes as many bytes, and nothing else; behind the same reads if they are given.</summary>
internal static class BareApp
{
    /// <returns>Where it is, as long as the process lives.</returns>
    public static async Task<string> StartAsync(int length, Func<CancellationToken, Task>? reads)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var body = new byte[length];
        Array.Fill(body, (byte)'x');
        app.Run(context => AnswerAsync(context, body, reads));
        await app.StartAsync();
        return $"{app.Urls.First()}/";
    }

    private static async Task AnswerAsync(HttpContext context, byte[] body, Func<CancellationToken, Task>? reads)
    {
        // What was sent is read, as the pages read it.
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        if (reads is not null)
            await reads(context.RequestAborted);

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
