using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Rencontres.Rehearsal.Tests.Serving;

namespace Rencontres.Rehearsal.Tests.Mails;

/// <summary>
/// The sample campaign served by the real program. Its list also has an invitee for each naughty text, and one with a plain name for each language; each has
/// the invitation, whose own wording prints the name everywhere, and has answered with that text in every field.
/// </summary>
public sealed class NaughtyCampaign : IAsyncLifetime
{
    /// <summary>Occurs in no mail but where it was put; the next one too.</summary>
    public const string Plain = "Villeplaine";

    public const string PlainLines = "Motsplains";

    public const string Organiser = "clair@organisateur.example";

    private const string InOffice = "2023-07-12T09:30+02:00";

    private readonly string data = Directory.CreateTempSubdirectory("naughty-").FullName;
    private readonly Dictionary<string, ReceivedMail> mails = [];
    private ServeDriver serve = null!;

    internal static IReadOnlyList<string> Languages { get; } = ["fr", "ja", "en"];

    internal static IReadOnlyList<Person> People { get; } = [.. Languages.Select(language => new Person($"PLAIN-{language.ToUpperInvariant()}", language, Plain, PlainLines)), .. Naughty()];

    internal HttpClient Http => serve.Http;

    internal HttpClient Outbox => serve.Outbox;

    internal HttpClient Desk => serve.Organiser;

    internal ReceivedMail InvitationTo(Person person) => mails[$"invitation {person.Code}"];

    internal ReceivedMail ConfirmationTo(Person person) => mails[$"confirmation {person.Code}"];

    internal static Person Of(string text) => People.First(person => person.Lines == text);

    /// <summary>Who reads the same language and has a plain name.</summary>
    internal static Person PlainFor(Person person) => People.First(each => each.Name == Plain && each.Language == person.Language);

    public async ValueTask InitializeAsync()
    {
        serve = await ServeDriver.StartAsync(data, InOffice, "--campaign", RehearsalRun.Sample);
        foreach (var language in Languages)
        {
            await PrintNamesEverywhereAsync(language);
            await PrintNamesInSubjectAsync(language);
        }

        var imported = await ImportAsync(People.Select(person => (person.Code, person.Name, person.Language, person.Email)));
        Assert.Equal(People.Count, imported.GetProperty("added").GetInt32());
        using var started = await Desk.PostAsync("start", null);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        await serve.WaitForAuditAsync("wave-sent", "invitation FR Europe/Paris, in this pass:");
        await ReadAsync(await serve.MailsAsync("invitation"), "invitation");

        foreach (var person in People)
            await AnswerAsync(person);

        await ReadAsync(await serve.WaitForMailsAsync("confirmation", People.Count), "confirmation");
    }

    public async ValueTask DisposeAsync()
    {
        await serve.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <returns>So many mails of an occasion, by whom they went to.</returns>
    internal async Task<IReadOnlyDictionary<string, JsonElement>> WaitForMailsAsync(string occasion, int count) =>
        (await serve.WaitForMailsAsync(occasion, count)).ToDictionary(mail => mail.GetProperty("to").GetString()!);

    /// <returns>What became of the list, as organisers are told.</returns>
    internal async Task<JsonElement> ImportAsync(IEnumerable<(string Code, string Name, string Language, string Email)> lines)
    {
        using var answer = await PostListAsync(lines);
        var told = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, told);
        return JsonDocument.Parse(told).RootElement;
    }

    internal async Task<HttpResponseMessage> PostListAsync(IEnumerable<(string Code, string Name, string Language, string Email)> lines)
    {
        var list = new StringBuilder("code,name,kind,country,language,email,contact\r\n");
        foreach (var (code, name, language, email) in lines)
            list.Append(CultureInfo.InvariantCulture, $"{code},{Quoted(name)},commune,FR,{language},{email},{Quoted(name)}\r\n");

        using var body = new StringContent(list.ToString(), Encoding.UTF8, "text/csv");
        return await Desk.PostAsync("invitees", body);
    }

    private Task PrintNamesEverywhereAsync(string language)
    {
        const string Names = """
            # {{ invitee.name }} – {{ meeting.title }} – {{ invitee.name }}

            {{ invitee.name }}

            ## {{ invitee.name }}

            - **{{ invitee.name }}**, ({{ invitee.name }})
            - {{ invitee.name }}

            > {{ invitee.name }}

            [{{ invitee.name }}]({{ link }})

            """;
        return BeginAsync($"templates/{language}/invitation", Names);
    }

    private Task PrintNamesInSubjectAsync(string language) =>
        BeginAsync($"templates/{language}/confirmation", "# {{ registration.organisation }} – {{ registration.contact.name }} – {{ registration.contact.role }}");

    /// <summary>Puts other words in place of the first line, before any mail was written: for a minute the next ones would still have the old words.</summary>
    private async Task BeginAsync(string template, string words)
    {
        var product = await Desk.GetStringAsync(template);
        using var body = new StringContent(words + product[product.IndexOf('\n', StringComparison.Ordinal)..], Encoding.UTF8, "text/markdown");
        using var answer = await Desk.PutAsync(template, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task AnswerAsync(Person person)
    {
        using var answer = await serve.Http.PutAsJsonAsync($"api/bulletins/{InvitationTo(person).Bulletin}", new
        {
            organisation = new { name = person.Shown },
            contact = new { name = person.Shown, role = person.Shown, email = person.Email, phone = "+33 1 99 00 12 34" },
            attending = true,
            delegates = new[] { new { name = person.Shown, role = person.Shown } },
            suggestions = new[] { new { about = "workshop", topic = "water-and-risks", text = person.Lines }, new { about = "theme", topic = "", text = person.Lines } },
            comment = person.Lines,
            language = person.Language,
            consent = true,
        });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task ReadAsync(IEnumerable<JsonElement> arrived, string occasion)
    {
        foreach (var mail in arrived)
            mails.Add($"{occasion} {mail.GetProperty("customArgs").GetProperty("subject").GetString()}", await ReceivedMail.FetchAsync(Outbox, mail.GetProperty("number").GetInt64()));
    }

    private static IEnumerable<Person> Naughty()
    {
        var texts = NaughtyTexts.OneLine.Select(row => (Name: row.Data, Lines: row.Data))
            .Concat(NaughtyTexts.ManyLines.Select(row => (Name: Plain, Lines: row.Data)));
        return texts.Index().Select(each =>
            new Person(string.Create(CultureInfo.InvariantCulture, $"NAUGHTY-{each.Index}"), Languages[each.Index % Languages.Count], each.Item.Name, each.Item.Lines));
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <param name="Name">Of the invitee; stands in each field of one line.</param>
    /// <param name="Lines">Stands in each field of many lines.</param>
    internal sealed record Person(string Code, string Language, string Name, string Lines)
    {
        /// <summary>A name is one line: what Unicode calls line and paragraph separators becomes a blank.</summary>
        public string Shown => Name.Replace('\u2028', ' ').Replace('\u2029', ' ');

        public string Email => $"mairie@{Code.ToLowerInvariant()}.example";
    }
}

[CollectionDefinition(nameof(NaughtyCampaign))]
public sealed class NaughtyCampaignDefinition : ICollectionFixture<NaughtyCampaign>;
