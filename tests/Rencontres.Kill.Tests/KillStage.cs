using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rencontres.Standalone.Azurite;
using Rencontres.Standalone.Hosting;

namespace Rencontres.Kill.Tests;

/// <summary>
/// What outlives the hosts that are killed: the store, and the mail service as a process of its own, which loses replies, throttles and is late by chance, and
/// tells of each mail by signed events, doubled and disordered.
/// </summary>
internal sealed partial class KillStage : IAsyncDisposable
{
    private const string OrganiserKey = "the-organisers-key-of-this-test";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string folder;
    private readonly AzuriteServer azurite;
    private readonly ProgramProcess sendGrid;
    private readonly Dictionary<string, string> settings;
    private readonly Dictionary<int, int> ports;

    private KillStage(string folder, AzuriteServer azurite, ProgramProcess sendGrid, int sendGridPort, Dictionary<int, int> ports, string webhookKey)
    {
        (this.folder, this.azurite, this.sendGrid, this.ports) = (folder, azurite, sendGrid, ports);
        Outbox = new HttpClient { BaseAddress = Local(sendGridPort) };
        settings = new Dictionary<string, string>
        {
            ["RENCONTRES_STORAGE"] = azurite.ConnectionString,
            ["RENCONTRES_ORGANISER_KEY"] = OrganiserKey,
            ["RENCONTRES_LINK_KEY"] = "a-key-for-links-that-both-hosts-of-this-test-know",
            ["RENCONTRES_LEASE"] = "00:00:08",
            ["RENCONTRES_GRACE"] = "00:00:16",
            ["SENDGRID_API_KEY"] = "SG.local",
            ["SENDGRID_HOST"] = Outbox.BaseAddress.AbsoluteUri.TrimEnd('/'),
            ["SENDGRID_WEBHOOK_KEY"] = webhookKey,
        };
    }

    public HttpClient Outbox { get; }

    /// <param name="chaos">The seed of what goes wrong; null: nothing does.</param>
    public static async Task<KillStage> SetAsync(int? chaos, int mailsPerMinute)
    {
        var folder = Directory.CreateTempSubdirectory("kills-").FullName;
        ManyInvitees.WriteTo(Path.Combine(folder, "campaign"), mailsPerMinute);
        var azurite = await AzuriteServer.StartAsync(Path.Combine(folder, "azurite"), null, CancellationToken.None);
        int[] free = [.. Enumerable.Range(0, 100).Select(_ => Ports.Free()).Distinct().Take(3)];
        var ports = new Dictionary<int, int> { [1] = free[0], [2] = free[1] };
        var port = free[2];
        string[] disorder = chaos is { } seed ? ["--chaos", seed.ToString(CultureInfo.InvariantCulture)] : [];
        var sendGrid = ProgramProcess.Start(
            "the webhook's key is:",
            new Dictionary<string, string>(),
            ["sendgrid", "--port", Text(port), "--data", Path.Combine(folder, "outbox"), "--key", "SG.local", "--webhook", $"{Local(ports[1])}api/sendgrid/events", .. disorder]);
        var line = await sendGrid.ReadyAsync();
        return new KillStage(folder, azurite, sendGrid, port, ports, line[(line.LastIndexOf(' ') + 1)..]);
    }

    /// <summary>A host of the campaign. The mail service's events go to host 1 only. Host 2 has the clock that host 1 began.</summary>
    public ProgramProcess Start(string clock, int host = 1, params string[] more)
    {
        var data = Path.Combine(folder, $"host-{host}");
        if (host > 1)
        {
            Directory.CreateDirectory(data);
            File.Copy(Path.Combine(folder, "host-1", "clock.json"), Path.Combine(data, "clock.json"), overwrite: true);
        }

        return ProgramProcess.Start("Rencontres runs", settings, ["serve", "--port", Text(ports[host]), "--data", data, "--clock", clock, .. more]);
    }

    /// <summary>Hands the campaign in and starts it an hour before its first wave.</summary>
    public async Task PrepareAsync()
    {
        await using var host = Start("2023-07-11T08:00+02:00", 1, "--campaign", Path.Combine(folder, "campaign"), "--start");
        await host.ReadyAsync();
    }

    public HttpClient Organiser(int host = 1)
    {
        var organiser = new HttpClient { BaseAddress = new Uri(Local(ports[host]), $"api/organiser/campaigns/{ManyInvitees.Id}/"), Timeout = TimeSpan.FromMinutes(2) };
        organiser.DefaultRequestHeaders.Add("x-functions-key", OrganiserKey);
        return organiser;
    }

    /// <summary>Every mail that arrived, from the mail service's own journal.</summary>
    public async Task<IReadOnlyList<ArrivedMail>> ArrivedAsync(string wave)
    {
        var arrived = new List<ArrivedMail>();
        for (long after = 0; ;)
        {
            var page = await Outbox.GetFromJsonAsync<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"outbox/mails?after={after}&take=1000"));
            var mails = page.GetProperty("mails").EnumerateArray().ToList();
            if (mails.Count == 0)
                return arrived;

            arrived.AddRange(mails.Select(ArrivedMail.Of).Where(mail => mail.Wave == wave));
            after += mails.Count;
        }
    }

    public Task WaitForMailsAsync(string wave, int count) => WaitForMailsAsync(wave, arrived => arrived.Count >= count);

    /// <summary>Waits until each of them has one, whoever else has.</summary>
    public Task WaitForMailsAsync(string wave, IReadOnlyCollection<string> invitees) =>
        WaitForMailsAsync(wave, arrived => !invitees.Except(arrived.Select(mail => mail.Invitee)).Any());

    private async Task WaitForMailsAsync(string wave, Func<IReadOnlyList<ArrivedMail>, bool> enough)
    {
        for (var since = Stopwatch.StartNew(); await ArrivedAsync(wave) is var arrived && !enough(arrived); await Task.Delay(50))
        {
            if (since.Elapsed > Patience)
                throw new TimeoutException($"Of {wave} {arrived.Count} mails arrived, and no more.");
        }
    }

    /// <summary>Waits until nothing of a wave is to be sent or of unknown fate, and every event has been taken.</summary>
    /// <param name="invitees">How many it goes to; null: however many.</param>
    /// <param name="unknown">Whether some may stay of unknown fate.</param>
    public async Task WaitUntilSettledAsync(string wave, int? invitees, bool unknown = false)
    {
        using var organiser = Organiser();
        var said = "";
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(500))
        {
            var mails = await organiser.GetFromJsonAsync<JsonElement>($"mails?wave={wave}");
            var open = mails.GetProperty("mails").EnumerateArray().GroupBy(mail => mail.GetProperty("state").GetString()!).ToDictionary(group => group.Key, group => group.Count());
            var events = await Outbox.GetFromJsonAsync<JsonElement>("outbox/events/count");
            if ((invitees ?? open.Values.Sum()) == open.Values.Sum() && !open.Keys.Any(state => state is "due" or "claimed" || (state == "unknown" && !unknown)) && events.GetProperty("waitingMails").GetInt64() == 0)
                return;

            said = $"{string.Join(", ", open.Select(state => $"{state.Key} {state.Value}"))}; events wait of {events.GetProperty("waitingMails")} mails";
            if (since.Elapsed > Patience)
                throw new TimeoutException($"{wave} is not settled: {said}");
        }
    }

    public async Task<IReadOnlyList<JsonElement>> MailsAsync(string state, string wave)
    {
        using var organiser = Organiser();
        var mails = await organiser.GetFromJsonAsync<JsonElement>($"mails?state={state}&wave={wave}");
        return [.. mails.GetProperty("mails").EnumerateArray()];
    }

    /// <summary>An organiser's order.</summary>
    public async Task OrderAsync(string order, object? body = null)
    {
        using var organiser = Organiser();
        using var answer = await organiser.PostAsJsonAsync(order, body ?? new { });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Somebody answers by the link in a mail.</summary>
    public async Task AnswerAsync(ArrivedMail invitation)
    {
        using var http = new HttpClient { BaseAddress = Local(ports[1]) };
        using var answer = await http.PutAsJsonAsync(
            $"api/bulletins/{invitation.Bulletin}", new { contact = new { name = "A", email = "a@mairie.example" }, attending = true, consent = true });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await sendGrid.DisposeAsync();
        Outbox.Dispose();
        await azurite.StopAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private static Uri Local(int port) => new($"http://localhost:{Text(port)}/");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A mail in the mail service's journal.</summary>
internal sealed partial record ArrivedMail(string Wave, string Invitee, DateTime At, string Bulletin)
{
    public static ArrivedMail Of(JsonElement mail) => new(
        mail.GetProperty("categories")[1].GetString()!,
        mail.GetProperty("customArgs").GetProperty("subject").GetString()!,
        mail.GetProperty("instant").GetDateTime(),
        Link().Match(mail.GetProperty("text").GetString()!).Groups[1].Value);

    [GeneratedRegex(@"/bulletins/([A-Za-z0-9_.-]+)")]
    private static partial Regex Link();
}
