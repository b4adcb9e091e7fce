using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rencontres.Core.Registrations;
using Rencontres.Rehearsal.Tests.Serving;

namespace Rencontres.Rehearsal.Tests.Simultaneous;

/// <summary>The crowd let loose on the real program, and what is stored, reported and mailed once it has settled.</summary>
public sealed partial class SimultaneousAnswers : IAsyncLifetime
{
    public const int Seed = 20230904;

    private const int Connections = 64;
    private const string InOffice = "2023-07-12T09:30+02:00";

    /// <summary>A mail about an edit waits two minutes for further ones; they last two seconds.</summary>
    private const string Speed = "60";

    private readonly string data = Directory.CreateTempSubdirectory("simultaneous-").FullName;

    internal IReadOnlyList<Attempt> Attempts { get; } = Crowd.Of(Seed);

    /// <summary>The revisions of each invitee, as they are stored.</summary>
    internal IReadOnlyList<IReadOnlyList<Registration>> Revisions { get; private set; } = [];

    internal IReadOnlyList<Registration?> Current { get; private set; } = [];

    internal JsonElement Report { get; private set; }

    /// <summary>Mails that tell what is stored, in the order in which they arrived: the invitee's code and the receipt.</summary>
    internal IReadOnlyList<(string Code, string Receipt)> Told { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var serve = await ServeDriver.StartAsync(data, InOffice, "--speed", Speed, "--campaign", RehearsalRun.Sample);
        var senders = new Senders(serve.Http, await InviteAsync(serve));
        await Parallel.ForEachAsync(Attempts, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (attempt, _) => await senders.SendAsync(attempt));

        await using var store = await RunningStore.OpenAsync(data);
        await ReadStoreAsync(store);
        var (arrived, told) = (new ArrivedMails(serve.Outbox, "confirmation", "changed", "withdrawn", "declined"), new List<(string Code, string Receipt)>());
        await ServeDriver.WaitUntilAsync(
            async () =>
            {
                told.AddRange((await arrived.ReadAsync()).Skip(told.Count).Select(Telling));
                return IsLastTold(told) && !await store.IsMailDueAsync();
            },
            () => $"{told.Count} mails tell what is stored, and not each of them last; or one is due.");
        Told = told;
        Report = await serve.Organiser.GetFromJsonAsync<JsonElement>("report?format=json");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(data, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <returns>The tokens of the personal links.</returns>
    private static async Task<IReadOnlyList<string>> InviteAsync(ServeDriver serve)
    {
        using var list = new StringContent(Crowd.List, Encoding.UTF8, "text/csv");
        using var imported = await serve.Organiser.PostAsync("invitees", list);
        using var started = await serve.Organiser.PostAsync("start", null);
        Assert.True(started.IsSuccessStatusCode && imported.IsSuccessStatusCode, $"{imported.StatusCode} {started.StatusCode}");
        var (arrived, tokens) = (new ArrivedMails(serve.Outbox, "invitation"), new Dictionary<string, string>());
        await ServeDriver.WaitUntilAsync(
            async () =>
            {
                foreach (var mail in (await arrived.ReadAsync()).Skip(tokens.Count))
                    tokens[CodeIn(mail)] = Link().Match(mail.GetProperty("text").GetString()!).Groups[1].Value;

                return Enumerable.Range(0, Crowd.Invitees).All(invitee => tokens.ContainsKey(Crowd.CodeOf(invitee)));
            },
            () => $"Only {tokens.Count} have been invited.");
        return [.. Enumerable.Range(0, Crowd.Invitees).Select(invitee => tokens[Crowd.CodeOf(invitee)])];
    }

    /// <summary>Looks for as many revisions as there were attempts, and one more.</summary>
    private async Task ReadStoreAsync(RunningStore store)
    {
        var (current, revisions) = (new List<Registration?>(), new List<IReadOnlyList<Registration>>());
        foreach (var invitee in Enumerable.Range(0, Crowd.Invitees))
        {
            current.Add(await store.CurrentAsync(Crowd.CodeOf(invitee)));
            revisions.Add(await store.RevisionsAsync(Crowd.CodeOf(invitee), Attempts.Count(attempt => attempt.Invitee == invitee) + 1));
        }

        (Current, Revisions) = (current, revisions);
    }

    private bool IsLastTold(IReadOnlyList<(string Code, string Receipt)> told)
    {
        var last = told.GroupBy(mail => mail.Code).ToDictionary(mails => mails.Key, mails => mails.Last().Receipt);
        return Current.OfType<Registration>().All(current => last.GetValueOrDefault(current.Key.Id.Value) == current.Receipt.Number);
    }

    private static (string Code, string Receipt) Telling(JsonElement mail) => (CodeIn(mail), Number().Match(mail.GetProperty("text").GetString()!).Value);

    private static string CodeIn(JsonElement mail) => mail.GetProperty("customArgs").GetProperty("subject").GetString()!;

    [GeneratedRegex(@"/bulletins/([A-Za-z0-9_.-]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b\d{3} \d{3} \d{3} \d{2}\b")]
    private static partial Regex Number();
}
