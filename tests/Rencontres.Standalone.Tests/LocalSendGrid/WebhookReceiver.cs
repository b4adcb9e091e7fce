using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

/// <summary>A webhook that keeps what is posted to it, and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly WebApplication app;
    private readonly ConcurrentQueue<int> answers = new();
    private readonly ConcurrentQueue<ReceivedPost> posts = new();

    private WebhookReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(new Uri(app.Urls.First()), "events");

    public IReadOnlyList<ReceivedPost> Posts => [.. posts];

    /// <summary>The events of the acknowledged posts, in the order of their arrival.</summary>
    public IReadOnlyList<JsonElement> Events => [.. posts.Where(post => post.Answer < 300).SelectMany(post => post.Events)];

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.MapPost("/events", (RequestDelegate)receiver.ReceiveAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Answers the next posts so; the others 200.</summary>
    public void AnswerNext(params int[] statuses)
    {
        foreach (var status in statuses)
            answers.Enqueue(status);
    }

    public async Task<IReadOnlyList<JsonElement>> WaitForEventsAsync(int count)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ending.CancelAfter(Patience);
        while (Events.Count < count)
            await Task.Delay(20, ending.Token);
        return Events;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var answer = answers.TryDequeue(out var told) ? told : StatusCodes.Status200OK;
        posts.Enqueue(new ReceivedPost(
            body.ToArray(),
            context.Request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"].ToString(),
            context.Request.Headers["X-Twilio-Email-Event-Webhook-Signature"].ToString(),
            context.Request.ContentType,
            answer));
        context.Response.StatusCode = answer;
    }
}

internal sealed record ReceivedPost(byte[] Body, string Timestamp, string Signature, string? ContentType, int Answer)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return [.. document.RootElement.EnumerateArray().Select(told => told.Clone())];
        }
    }

    public bool IsSignedFor(string publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        byte[] signed = [.. Encoding.UTF8.GetBytes(Timestamp), .. Body];
        return key.VerifyData(signed, Convert.FromBase64String(Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}

internal static class ReceivedEvent
{
    public static string Text(this JsonElement told, string member) => told.GetProperty(member).GetString()!;

    public static string Kind(this JsonElement told) => told.Text("event");

    public static IReadOnlyList<string> KindsFor(this IEnumerable<JsonElement> events, string address) =>
        [.. events.Where(told => told.Text("email") == address).Select(told => told.Kind())];
}
