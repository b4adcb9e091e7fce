using System.Net;
using System.Text;
using System.Text.Json;
using Rencontres.Standalone.LocalSendGrid;
using Rencontres.Standalone.LocalSendGrid.Journal;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

/// <summary>A local SendGrid in a folder of its own, and the real client that talks to it.</summary>
internal sealed class SendGridDriver : IAsyncDisposable
{
    public const string Key = "SG.local";
    private readonly string folder;

    private SendGridDriver(string folder, LocalSendGridServer server)
    {
        (this.folder, Server) = (folder, server);
        Http = new HttpClient { BaseAddress = server.Address };
    }

    public static StoppedClock Clock { get; } = new(new DateTimeOffset(2023, 7, 11, 7, 0, 0, TimeSpan.Zero));

    public LocalSendGridServer Server { get; private set; }

    public HttpClient Http { get; private set; }

    public string JournalPath => Path.Combine(folder, "mails.jsonl");

    public string MarkPath => Path.Combine(folder, "events.mark");

    public string AttachmentFolder => Path.Combine(folder, "attachments");

    public LocalSendGridOptions Options => new() { Folder = folder, Key = Key, Clock = Clock };

    public static async Task<SendGridDriver> StartAsync(Func<LocalSendGridOptions, LocalSendGridOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("sendgrid-").FullName;
        var options = new LocalSendGridOptions { Folder = folder, Key = Key, Clock = Clock };
        return new SendGridDriver(folder, await LocalSendGridServer.StartAsync(change?.Invoke(options) ?? options, Cancel));
    }

    public async Task StopAsync() => await Server.DisposeAsync();

    public async Task StartAgainAsync(Func<LocalSendGridOptions, LocalSendGridOptions>? change = null)
    {
        Server = await LocalSendGridServer.StartAsync(change?.Invoke(Options) ?? Options, Cancel);
        Http.Dispose();
        Http = new HttpClient { BaseAddress = Server.Address };
    }

    public async Task<SendGridReply> SendAsync(SendGridMessage message, string key = Key, TimeSpan? patience = null)
    {
        using var http = new HttpClient { Timeout = patience ?? TimeSpan.FromSeconds(60) };
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = key, Host = Server.Address.ToString() });
        var response = await client.SendEmailAsync(message, Cancel);
        return new SendGridReply(response.StatusCode, await response.Body.ReadAsStringAsync(Cancel), response.Headers);
    }

    public async Task<HttpResponseMessage> PostAsync(HttpContent content, string? authorization = $"Bearer {Key}")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/mail/send") { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request, Cancel);
    }

    public async Task OrderAsync(string json) => Assert.Equal(HttpStatusCode.NoContent, await ControlAsync(json));

    public async Task<HttpStatusCode> ControlAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri("control", UriKind.Relative), content, Cancel);
        return response.StatusCode;
    }

    public async Task<List<KeptMail>> MailsAsync()
    {
        var mails = new List<KeptMail>();
        await foreach (var mail in Server.ReadMailsAsync(cancellationToken: Cancel))
            mails.Add(mail);
        return mails;
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

internal sealed record SendGridReply(HttpStatusCode Status, string Body, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    /// <summary>The fields named by the errors, in their order.</summary>
    public IReadOnlyList<string?> Fields
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return [.. document.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())];
        }
    }

    public string Header(string name) => Assert.Single(Headers.GetValues(name));
}

internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
