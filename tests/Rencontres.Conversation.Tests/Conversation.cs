using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rencontres.Conversation.Tests;

/// <summary>One campaign on the host, its organisers and its invitees.</summary>
internal sealed partial class Conversation(RunningHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    public string Id { get; } = $"conversation-{Guid.NewGuid():N}"[..24];

    public DateTimeOffset Begun { get; } = DateTimeOffset.UtcNow;

    public HttpClient Http => host.Http;

    /// <summary>So many seconds of the story.</summary>
    public TimeSpan Seconds(double count) => TimeSpan.FromSeconds(count * host.Pace);

    public static string Local(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A definition that opens now, without office hours.</summary>
    /// <param name="reminder">How long before the cutoff the one reminder goes.</param>
    public object Definition(DateTimeOffset cutoff, TimeSpan reminder) => new Dictionary<string, object>
    {
        ["id"] = Id,
        ["languages"] = new[] { "fr", "ja" },
        ["edition"] = new { number = 8, title = Text("Rencontres"), city = Text("Shizuoka"), from = "2031-11-18", to = "2031-11-21", about = Text("À propos") },
        ["meeting"] = new { title = Text("Comité"), place = Text("Paris"), purpose = Text("Suggestions"), start = "2031-09-18T16:30", end = "2031-09-18T18:00", zone = "Europe/Paris" },
        ["organiser"] = new
        {
            name = Text("Cités"),
            partners = Text("CLAIR"),
            signature = Text("La présidence"),
            from = "rencontres@organisateur.example",
            fromName = "Cites Unies",
            replyTo = "bulletin@organisateur.example",
            mailboxes = new[] { "bulletin@organisateur.example" },
            reportTo = new[] { $"{Id}@organisateur.example" },
        },
        ["opens"] = Local(Begun),
        ["cutoff"] = new { at = Local(cutoff), zone = "Etc/UTC" },
        ["officeHours"] = false,
        ["reminders"] = new[] { new { before = Duration(reminder) } },
        ["minimumGap"] = "PT1S",
        ["closing"] = new { after = "PT1S" },
    };

    public async Task<JsonElement> OrderAsync(HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await OrganiserAsync(method, path, body is null ? null : JsonContent.Create(body));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public Task<HttpResponseMessage> OrganiserAsync(HttpMethod method, string path, HttpContent? content = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, $"api/organiser/campaigns/{Id}/{path}") { Content = content };
        request.Headers.Add("x-functions-key", key ?? host.Key);
        return Http.SendAsync(request);
    }

    public async Task<JsonElement> ImportAsync(string csv, bool dryRun = false)
    {
        using var response = await OrganiserAsync(HttpMethod.Post, $"invitees?dryRun={(dryRun ? "true" : "false")}", new StringContent(csv, Encoding.UTF8, "text/csv"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static object Bulletin(string name, string email, bool attending = true) => new
    {
        contact = new { name, email },
        attending,
        delegates = attending ? new[] { new { name = $"{name} (délégué)" } } : [],
        consent = true,
    };

    public Task<HttpResponseMessage> AnswerAsync(string token, object bulletin, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"api/bulletins/{token}") { Content = JsonContent.Create(bulletin) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(ifMatch));

        return Http.SendAsync(request);
    }

    /// <summary>The mails of one occasion so far, by whom they are about.</summary>
    public async Task<ILookup<string, JsonElement>> MailsAsync(string occasion)
    {
        var all = await host.Outbox.GetFromJsonAsync<JsonElement>("outbox/mails?take=1000");
        return all.GetProperty("mails").EnumerateArray()
            .Where(mail => mail.GetProperty("categories")[0].GetString() == Id && mail.GetProperty("categories")[1].GetString() == occasion)
            .ToLookup(mail => mail.GetProperty("customArgs").GetProperty("subject").GetString()!, mail => mail.Clone());
    }

    /// <summary>Waits until just these have a mail of that occasion, one each.</summary>
    public async Task<ILookup<string, JsonElement>> WaitForAsync(string occasion, params string[] subjects)
    {
        var mails = await MailsAsync(occasion);
        for (var since = Stopwatch.StartNew(); mails.Count < subjects.Length && since.Elapsed < Patience + Seconds(100); mails = await MailsAsync(occasion))
            await Task.Delay(TimeSpan.FromMilliseconds(300));

        Assert.Equal(subjects.Order(StringComparer.Ordinal), mails.Select(mail => mail.Key).Order(StringComparer.Ordinal));
        Assert.All(mails, mail => Assert.Single(mail));
        return mails;
    }

    public static async Task UntilAsync(DateTimeOffset time)
    {
        var left = time - DateTimeOffset.UtcNow;
        if (left > TimeSpan.Zero)
            await Task.Delay(left);
    }

    public static string TokenIn(JsonElement mail, string folder) =>
        Regex.Match(mail.GetProperty("text").GetString()!, $"/{folder}/([A-Za-z0-9_.-]+)").Groups[1].Value;

    private static Dictionary<string, string> Text(string text) => new() { ["fr"] = text, ["ja"] = text };

    private static string Duration(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"PT{(int)span.TotalSeconds}S");
}
